"""A form that staff sent after their session had ended: what they typed stays on a page from which it is sent again."""

from typing import Any, Final

from flask import render_template, request

_SECRETS: Final = frozenset({"again", "code", "key", "new_key", "password"})
_READABLE: Final = 20  # shorter values are choices and numbers, which say nothing by themselves


def holds_a_form() -> bool:
    """Say whether this request is a form in which somebody typed, sent as a page and not by a script."""
    is_script = request.headers.get("X-Requested-With") or request.headers.get("HX-Request")
    return request.method == "POST" and not is_script and bool(_typed())


def held_form(door: str) -> Any:
    """Give the form back, with the way to sign in beside it; what proves who one is has to be typed again."""
    fields = _typed()
    texts = [value for _, value in fields if len(value) > _READABLE and " " in value]
    page = render_template(
        "errors/session_over.html", fields=fields, texts=texts, door=door, has_file=bool(request.files)
    )
    return page, 401


def _typed() -> list[tuple[str, str]]:
    return [pair for pair in request.form.items(multi=True) if pair[0] not in _SECRETS]
