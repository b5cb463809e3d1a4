"""Where a link may lead that somebody else wrote: only inside Élan."""

from urllib.parse import urlsplit


def local_path(path: str | None, default: str) -> str:
    """Return the path if it is one of ours, the default otherwise: a link of ours never sends anybody elsewhere."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return default
    parts = urlsplit(path)
    return default if parts.scheme or parts.netloc else path
