"""Workshops: the dates, a seat or a place in the line, and the code on the wall."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.workshops import is_code_of, workshops_for
from webapp.usecases.errors import Refused
from webapp.usecases.workshops import WorkshopOver, leave_seat, note_scan, take_seat
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


@blueprint.get("/jeu/present/<scan_key>")
@requires(Permission.PLAY)
def scanned(scan_key: str) -> str:
    """The code on the wall leads here; looking notes nothing."""
    if not is_code_of(reading(), current_player(), scan_key):
        abort(404)
    return render_template("play/present.html", scan_key=scan_key, done=False)


@blueprint.post("/jeu/present/<scan_key>")
@requires(Permission.PLAY)
def say_present(scan_key: str) -> Any:
    player, moment = current_player(), now()
    write(lambda session: note_scan(session, player=player, scan_key=scan_key, now=moment))
    return render_template("play/present.html", scan_key=scan_key, done=True)


def page(refused: Refused | None = None) -> str:
    """Return the workshops to come."""
    found = workshops_for(reading(), current_player(), now=now(), zone=config().timezone)
    return render_template("play/workshops.html", workshops=found, refused=refused, done=request.args.get("fait"))
