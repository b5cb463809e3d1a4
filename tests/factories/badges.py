"""Badges as tests give them, through the use case."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from tests.clock import START
from webapp.content.achievements import load_achievements
from webapp.jobs.signing import make_workshop
from webapp.quest.achievements import Achievement
from webapp.store.models import Participant, Staff
from webapp.usecases.awarding.awards import Awarded, Confirmer, Deed, ShownEvidence, award, draw
from webapp.usecases.awarding.sharing import set_page
from webapp.usecases.awarding.signing import sign_all
from webapp.usecases.journal import By

SENTENCE = "Vu deux fois, dans deux équipes différentes."
DEED = Deed(
    narrative="A tenu le rôle de passeur pendant les dix jours.",
    shown=(ShownEvidence(name="Épreuve du jour 3", narrative="A organisé le travail du groupe.", genre="Observation"),),
)
Write = Callable[[Callable[[Session], Any]], Any]


def achievement(name: str = "cooperer-1") -> Achievement:
    return next(each for each in load_achievements().achievements if each.id == name)


def confirmer(staff: Staff) -> Confirmer:
    return Confirmer(
        by=By(organisation_id=staff.organisation_id, staff_id=staff.id),
        words="une conseillère de la mission locale de Clairval",
    )


def give(write: Write, participant: Participant, staff: Staff, name: str = "cooperer-1", **changes: Any) -> Awarded:
    """Give a badge, as a counsellor's confirmation does."""
    given: dict[str, Any] = {
        "drawn": draw(),
        "participant": participant.id,
        "achievement": achievement(name),
        "evidence": DEED,
        "confirmed_by": confirmer(staff),
        "sentence": SENTENCE,
        "now": START,
    } | changes
    awarded = write(lambda session: award(session, **given))
    assert isinstance(awarded, Awarded)
    return awarded


def publish(app: Flask, participant: Participant, staff: Staff, name: str = "cooperer-1", **changes: Any) -> Awarded:
    """Give a badge, sign it, and open its page."""
    writer, engine = app.extensions["elan.writer"], app.extensions["elan.engine"]
    awarded = give(writer.run, participant, staff, name, **changes)
    sign_all(make_workshop(app.extensions["elan.config"], engine, writer), now=changes.get("now", START))
    writer.run(lambda session: set_page(session, participant=participant.id, public_id=awarded.public_id, is_open=True))
    return awarded
