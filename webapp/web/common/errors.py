"""Faults in plain French: what happens, what is kept, what to do. The only place where exceptions become HTTP."""

import logging
from typing import Any

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from webapp.usecases.errors import Refused
from webapp.web.common.fault_words import fault_words, is_for_others

_log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Give every fault its page."""
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(Refused, on_refused)
    app.register_error_handler(Exception, on_unexpected)


def on_http(error: HTTPException) -> Any:
    code = error.code or 500
    if code < 400:
        return error
    return answer(*fault_words(code, request.path), code)


def on_refused(error: Refused) -> Any:
    return answer(error.title, error.text, error.status)


def on_unexpected(error: Exception) -> Any:
    _log.exception("unexpected error on %s %s", request.method, request.path, exc_info=error)
    return answer(*fault_words(500, request.path), 500)


def answer(title: str, text: str, code: int) -> Any:
    """Say it as JSON to programs, as a page to people."""
    if wants_json():
        return {"title": title, "text": text}, code
    is_other = is_for_others(request.path)
    return render_template("errors/error.html", title=title, text=text, code=code, is_for_others=is_other), code


def wants_json() -> bool:
    """Say whether the one who asks is a program of ours."""
    return request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json"
