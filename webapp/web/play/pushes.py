"""Reminders by notification: a phone asks for them after a tap, and stops them with another one."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from flask import Blueprint, g, redirect, request, url_for

from webapp.content.messages import consent_texts
from webapp.policy.permissions import Permission
from webapp.policy.programs import hook_address_fault
from webapp.push import ReaderKeys, public_key, to_bytes
from webapp.queries.notices import RingingView, ringing_of
from webapp.usecases.errors import Refused
from webapp.usecases.pushing import PhoneAddress, accept_pushes, stop_pushes
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config

blueprint = Blueprint("pushes", __name__)
LONGEST: Final = 120


class NoPhone(Refused):
    """What came is no address of a push service."""

    status = 422
    title = "Ton téléphone n’a pas donné d’adresse"
    text = "Rien n’est changé. Réessaie depuis la page de ton rendez-vous, ou laisse une adresse e-mail."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringing:
    """What the page offers: the key that a phone needs to ask, and how it stands."""

    key: str
    phone: RingingView


@blueprint.post("/jeu/rendez-vous/notifications")
@requires(Permission.PLAY)
def accept() -> Any:
    player, token, moment, to = current_player(), g.token, now(), _address()
    if config().vapid_private_key is None:
        raise NoPhone
    version = consent_texts().version
    write(lambda session: accept_pushes(session, player=player, token=token, to=to, text_version=version, now=moment))
    return redirect(url_for("appointments.show", fait="sonne", _anchor="rappels"), 303)


@blueprint.post("/jeu/rendez-vous/notifications/arreter")
@requires(Permission.PLAY)
def stop() -> Any:
    token = g.token
    write(lambda session: stop_pushes(session, token=token))
    return redirect(url_for("appointments.show", fait="silence", _anchor="rappels"), 303)


def ringing() -> Ringing | None:
    """Return what the page offers; nothing where the installation has no key."""
    key = config().vapid_private_key
    if key is None:
        return None
    phone = ringing_of(reading(), cohort_id=current_player().cohort_id, token_hash=g.token)
    return Ringing(key=_public_key(key), phone=phone)


def _address() -> PhoneAddress:
    endpoint = request.form.get("endpoint", "")
    if hook_address_fault(endpoint):
        raise NoPhone
    try:
        p256dh, auth = (to_bytes(request.form.get(name, "")[:LONGEST]) for name in ("p256dh", "auth"))
        return PhoneAddress(endpoint=endpoint, keys=ReaderKeys(p256dh=p256dh, auth=auth))
    except ValueError as error:
        raise NoPhone from error


_public_key = cache(public_key)
