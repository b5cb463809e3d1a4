"""Faults in plain French: what happens, what is kept, what to do. The only place where exceptions become HTTP."""

import logging
from typing import Any

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from webapp.usecases.errors import Refused

_log = logging.getLogger(__name__)

WORDS: dict[int, tuple[str, str]] = {
    400: ("Cette demande n’est pas complète", "Reviens en arrière et recommence. Ce que tu as déjà envoyé est gardé."),
    401: ("On a fermé ta session pour te protéger", "Reprends ta place avec ta carte : tout est là."),
    403: ("Cette page ne s’ouvre pas d’ici", "Ouvre Élan à nouveau, puis recommence depuis l’application."),
    404: ("On ne trouve pas cette page", "Le lien est peut-être coupé. Reviens à ta journée : rien n’est perdu."),
    405: ("Cette action ne va pas ici", "Reviens à ta journée et recommence."),
    413: ("Fichier trop lourd", "Maximum 10 Mo. Reprends la photo avec l’appli, ou raccourcis le son."),
    415: ("Ce type de fichier ne passe pas", "Formats acceptés : photo (JPG, PNG, WebP) et son."),
    429: ("Trop d’essais", "Fais une pause de quelques minutes, puis recommence. Rien n’est perdu."),
    500: ("Ça coince de notre côté", "Ce n’est pas ta faute. Ce que tu as fait est gardé. Réessaie dans un moment."),
    503: ("On répare quelque chose", "Réessaie dans quelques minutes. Ce que tu as fait est gardé."),
}


def install(app: Flask) -> None:
    """Give every fault its page."""
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(Refused, on_refused)
    app.register_error_handler(Exception, on_unexpected)


def on_http(error: HTTPException) -> Any:
    code = error.code or 500
    if code < 400:
        return error
    title, text = WORDS.get(code, WORDS[400 if code < 500 else 500])
    return answer(title, text, code)


def on_refused(error: Refused) -> Any:
    return answer(error.title, error.text, error.status)


def on_unexpected(error: Exception) -> Any:
    _log.exception("unexpected error on %s %s", request.method, request.path, exc_info=error)
    return answer(*WORDS[500], 500)


def answer(title: str, text: str, code: int) -> Any:
    """Say it as JSON to programs, as a page to people."""
    if wants_json():
        return {"title": title, "text": text}, code
    return render_template("errors/error.html", title=title, text=text, code=code), code


def wants_json() -> bool:
    """Say whether the one who asks is a program of ours."""
    return request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json"
