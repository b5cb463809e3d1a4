"""Everything in one archive: a page to open first, the badges, and what a verifier needs when we are gone."""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Final

from flask import render_template

from webapp.content.achievements import load_achievements
from webapp.usecases.awarding.keeping import Kept
from webapp.web.common.dates import spoken_day

START: Final = "A-OUVRIR.html"
STYLE: Final = """\
body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; font: 1.05rem/1.5 system-ui, sans-serif; }
body { color: #0c2b30; background: #f3f8f5; }
article { margin: 1.5rem 0; padding: 1.2rem; background: #fff; border: 2px solid #0c2b30; border-radius: 12px; }
img { float: right; width: 8rem; height: 8rem; margin-left: 1rem; }
blockquote { margin: .5rem 0; padding-left: .9rem; border-left: 4px solid #ff6b3d; }
a { color: #0b5a6f; }
"""


def archive_of(kept: Kept, *, now: datetime) -> bytes:
    """Return the archive, readable on any machine."""
    page = render_template(
        "backpack/archive.html", kept=kept, today=spoken_day(now), year=now.year, not_said=load_achievements().not_said
    )
    return _zipped({START: page.encode(), "style.css": STYLE.encode(), **kept.files}, now)


def _zipped(files: Mapping[str, bytes], now: datetime) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=(now.year, now.month, now.day, now.hour, now.minute, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return content.getvalue()
