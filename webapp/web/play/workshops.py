"""Workshops: the dates, a seat or a place in the line, and the code on the wall."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from webapp.policy.codes import normalised_code
from webapp.policy.permissions import Permission
from webapp.queries.workshops import CodeView, code_of, workshops_for
from webapp.usecases.errors import Refused
from webapp.usecases.workshops import CodeNotOpen, WorkshopOver, leave_seat, note_scan, take_seat
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config

blueprint = Blueprint("workshops", __name__)


@blueprint.get("/jeu/ateliers")
@requires(Permission.PLAY)
def show() -> str:
    return page()


@blueprint.post("/jeu/ateliers/<workshop>")
@requires(Permission.PLAY)
def take(workshop: str) -> Any:
    player, moment = current_player(), now()
    try:
        status = write(lambda session: take_seat(session, player=player, workshop=workshop, now=moment))
    except WorkshopOver as refused:
        return page(refused), refused.status
    return redirect(url_for("workshops.show", fait="place" if status == "seated" else "attente"), 303)


@blueprint.post("/jeu/ateliers/<workshop>/quitter")
@requires(Permission.PLAY)
def leave(workshop: str) -> Any:
    player, moment = current_player(), now()
    write(lambda session: leave_seat(session, player=player, workshop=workshop, now=moment))
    return redirect(url_for("workshops.show", fait="quitte"), 303)


@blueprint.get("/atelier")
@requires(Permission.PLAY)
def typed_code() -> Any:
    """A code that was typed instead of scanned."""
    typed = request.args.get("code", "")
    found = _found(typed.strip())
    if found is None:
        return page(typed=typed), 404
    return redirect(url_for("workshops.scanned", scan_key=found[0]), 303)


@blueprint.get("/atelier/<scan_key>")
@requires(Permission.PLAY)
def scanned(scan_key: str) -> str:
    """The code on the wall leads here; looking notes nothing."""
    return _code_page(scan_key)


@blueprint.post("/atelier/<scan_key>")
@requires(Permission.PLAY)
def say_present(scan_key: str) -> Any:
    player, moment, key = current_player(), now(), scan_key
    try:
        write(lambda session: note_scan(session, player=player, scan_key=key, now=moment))
    except CodeNotOpen as refused:
        return _code_page(scan_key), refused.status
    return redirect(url_for("workshops.scanned", scan_key=key), 303)


def _code_page(scan_key: str) -> str:
    found = _found(scan_key)
    if found is None:
        abort(404)
    return render_template("play/present.html", scan_key=found[0], code=found[1])


def _found(typed: str) -> tuple[str, CodeView] | None:
    """Return the code as it is kept, whatever its case and its spaces, and what it leads to."""
    for key in dict.fromkeys((normalised_code(typed), typed)):
        found = code_of(reading(), current_player(), key, now=now(), zone=config().timezone) if key else None
        if key and found:
            return key, found
    return None


def page(refused: Refused | None = None, typed: str | None = None) -> str:
    """Return the workshops to come; ``typed``: a code that leads nowhere."""
    found = workshops_for(reading(), current_player(), now=now(), zone=config().timezone)
    return render_template(
        "play/workshops.html", workshops=found, refused=refused, typed=typed, done=request.args.get("fait")
    )
