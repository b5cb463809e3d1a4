"""What programs of anybody read: any origin may, no cookie is asked for, and no search engine keeps it."""

import json
from typing import Any, Final

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

open_documents = Blueprint("open_documents", __name__)

LINKED_DATA: Final = ("application/vc+ld+json", "application/vc", "application/ld+json", "application/json")
OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
    "Vary": "Accept",
}
FIVE_MINUTES: Final = "public, max-age=300"
ONE_DAY: Final = "public, max-age=86400"


@open_documents.after_request
def open_to_all(response: AnyResponse) -> AnyResponse:
    """Let any page read it, whatever the answer: a wallet must be able to read a refusal too."""
    for name, value in OPEN.items():
        response.headers.setdefault(name, value)
    return response


def wants_data() -> bool:
    """Say whether a program asks for the document rather than the page; who asks for anything gets the page."""
    accepted = request.accept_mimetypes
    best = accepted.best_match(["text/html", *LINKED_DATA], default="text/html")
    return best != "text/html"


def document(content: Any, *, status: int = 200, kept: str = "no-cache", kind: str = LINKED_DATA[0]) -> Response:
    """Answer JSON-LD, under the name by which it was asked for."""
    asked = request.accept_mimetypes.best_match(LINKED_DATA, default=kind)
    mimetype = kind if "*/*" in request.accept_mimetypes.values() or not request.accept_mimetypes else asked
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, mimetype=mimetype, headers={"Cache-Control": kept})


def file(content: bytes | str, mimetype: str, *, kept: str = "no-cache") -> Response:
    """Answer a file."""
    return Response(content, mimetype=mimetype, headers={"Cache-Control": kept})
