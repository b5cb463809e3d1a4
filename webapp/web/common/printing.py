"""What doors print: QR codes as drawings, and PDFs as answers."""

import re
import unicodedata
from functools import lru_cache

from flask import Response, request

from webapp.web.common.security import config


def origin() -> str:
    """Return the public address; on a laptop without one, the address by which this browser found us."""
    return config().public_url if config().is_https else request.host_url.rstrip("/")


@lru_cache(maxsize=512)
def qr_svg(address: str) -> str:
    """Draw an address as a QR code, without a margin: the paper gives it one."""
    import segno

    return segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)


@lru_cache(maxsize=512)
def qr_picture(address: str) -> str:
    """Draw an address as a QR code for a page: the source of a picture."""
    import segno

    return segno.make(address, error="m", micro=False).svg_data_uri(border=2, omitsize=True)


def pdf_answer(content: bytes, name: str) -> Response:
    """Answer a PDF to be saved or printed, under a name that any system takes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    file_name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "document"
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}.pdf"'
    return answer
