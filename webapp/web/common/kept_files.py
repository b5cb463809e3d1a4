"""Files that youths made, on our disk: where they lie, and how they are shown."""

from collections.abc import Iterable
from pathlib import Path

from flask import Response

from webapp.web.common.security import config


def folder() -> Path:
    """Return the folder of uploads."""
    return config().data_dir / "uploads"


def shown_file(file_name: str, media_type: str) -> Response:
    """Show what somebody sent; it is never run."""
    response = Response((folder() / file_name).read_bytes(), mimetype=media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    return response


def remove_files(names: Iterable[str]) -> None:
    """Remove files whose rows are gone."""
    for name in names:
        (folder() / name).unlink(missing_ok=True)
