"""Reminders: notices that are put away, and an address for those who want them by e-mail too."""

import re
from typing import Any, Final

from flask import Blueprint, redirect, request, url_for

from webapp.policy.links import contact_token
from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.usecases.mailing import Confirmation, forget_email, leave_email
from webapp.usecases.reminding import read_notice
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.common.security import config
from webapp.web.play.appointments import page

blueprint = Blueprint("reminders", __name__)
EMAIL: Final = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]{2,}")
LONGEST: Final = 254


@blueprint.post("/jeu/rendez-vous/rappels")
@requires(Permission.PLAY)
def leave() -> Any:
    typed = request.form.get("email", "").strip()
    if len(typed) > LONGEST or not EMAIL.fullmatch(typed):
        return page(email_fault="Cette adresse n’est pas complète. Exemple : sam@exemple.fr."), 422
    player, moment = current_player(), now()
    ask = confirmation(player.public_id, typed)
    write(lambda session: leave_email(session, participant_id=player.id, email=typed, ask=ask, now=moment))
    return redirect(url_for("appointments.show", fait="courriel", _anchor="rappels"), 303)


@blueprint.post("/jeu/rendez-vous/rappels/arreter")
@requires(Permission.PLAY)
def stop() -> Any:
    player = current_player()
    write(lambda session: forget_email(session, participant_id=player.id))
    return redirect(url_for("appointments.show", _anchor="rappels"), 303)


@blueprint.post("/jeu/avis/<int:notice>")
@requires(Permission.PLAY)
def put_away(notice: int) -> Any:
    player, moment = current_player(), now()
    write(lambda session: read_notice(session, participant_id=player.id, notice=notice, now=moment))
    return redirect(url_for("today.show"), 303)


def confirmation(participant: str, email: str) -> Confirmation:
    """Write the letter that asks whether an address is right."""
    token = contact_token(config().secret_key, participant=participant, email=email)
    text = (
        "Bonjour,\n\nQuelqu’un a laissé cette adresse dans Élan pour recevoir les rappels d’un rendez-vous.\n\n"
        f"C’est toi ? Confirme ici :\n{config().public_url}/courriel/{token}\n\n"
        "Ce n’est pas toi ? Ne fais rien : rien d’autre ne te sera envoyé.\n"
    )
    return Confirmation(token_hash=token_hash(token), subject="Confirme ton adresse", text=text)
