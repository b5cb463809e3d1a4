"""The door: a code to type, or a card to resume with."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.policy.codes import normalised_code
from webapp.policy.permissions import Permission
from webapp.queries.invitation import Invitation, invitation
from webapp.web.common.access import current_actor, requires
from webapp.web.common.attempts import count_failure, mark_phone, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.public.blueprint import blueprint

WRONG = "Ce n’est pas le bon code. Vérifie les lettres et les chiffres. La majuscule ne compte pas."
NOTHING = "Tape le code écrit sur l’affiche."
GAME = "/jeu"


@blueprint.get("/")
@requires(Permission.VISIT)
def welcome() -> Any:
    if current_actor().is_participant:
        return redirect(GAME)
    return door(left=request.args.get("sortie"))


@blueprint.post("/")
@requires(Permission.VISIT)
def enter() -> Any:
    typed = request.form.get("code", "")
    if not typed.strip():
        return door(typed, NOTHING, status=422)
    found = invited(typed)
    return found if isinstance(found, Response) else redirect(url_for("public.join_page", code=found.code), 303)


def invited(typed: str) -> Invitation | Response:
    """Return what a code opens, or the door again with a kind word; wrong codes are counted, right ones never."""
    if left := waiting_time():
        return door(typed, too_many(left.total_seconds()), status=429)
    code = normalised_code(typed)
    found = invitation(reading(), code, now=now()) if code else None
    if found is None:
        count_failure(code or typed.strip().upper())
        return door(typed, WRONG, status=404)
    return found


def door(typed: str = "", error: str | None = None, *, left: str | None = None, status: int = 200) -> Response:
    """Show the door, with what was typed and what to do about it."""
    page = render_template("public/welcome.html", typed=typed[:60], error=error, left=left)
    return mark_phone(make_response(page, status))


def too_many(seconds: float) -> str:
    """Say how long to wait, in words."""
    wait = f"{round(seconds)} secondes" if seconds < 60 else "une minute ou deux"
    return f"Trop d’essais. Fais une pause : réessaie dans {wait}. Ton code ne s’use pas."
