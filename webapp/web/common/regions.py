"""Live regions over HTTP: an answer has the version of its topic, which is its ETag."""

from collections.abc import Iterable

from flask import Response, request


def region_answer(html: str, version: int, *, topics: Iterable[str] = ()) -> Response:
    """Answer a region with its version. ``topics``: by which it changes from now on, where they may become more."""
    response = Response(html, mimetype="text/html")
    response.headers["ETag"] = etag(version)
    response.headers["X-Elan-Version"] = str(version)
    if names := " ".join(topics):
        response.headers["X-Elan-Topics"] = names
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def unchanged(version: int) -> Response:
    """Answer that the page already shows this version."""
    return Response(status=304, headers={"ETag": etag(version)})


def is_current(version: int) -> bool:
    """Say whether the page already shows this version."""
    return request.headers.get("If-None-Match") == etag(version)


def etag(version: int) -> str:
    """Write a version as an ETag."""
    return f'"{version}"'
