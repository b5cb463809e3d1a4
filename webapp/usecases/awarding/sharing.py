"""What the holder of a badge decides alone: who may see it, what it shows, for which address it is signed."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Award, Participant
from webapp.store.topics import announce, participant_topic
from webapp.usecases.awarding.awards import TO_SIGN, NotAwarded, award_again, choose_email, revoke
from webapp.usecases.journal import By

OWN_WISH: Final = "Demande de la personne"


def set_page(session: Session, *, participant: int, public_id: str, is_open: bool) -> None:
    """Open or close the page of one's badge. Closed, neither the page nor any file of it answers."""
    row = _own(session, participant, public_id)
    row.is_shared = is_open
    announce(session, participant_topic(session.get_one(Participant, participant).public_id))


def show_evidence(
    session: Session, *, participant: int, public_id: str, places: Collection[int], now: datetime
) -> None:
    """Keep in one's badge the evidence at these places alone; it is signed again without the rest."""
    row = _own(session, participant, public_id)
    before = [place for place, each in enumerate(row.evidence) if not each.get("is_hidden")]
    chosen = [place for place in range(len(row.evidence)) if place in places]
    if chosen == before or row.revoked_at is not None:
        return
    row.evidence = [{**each, "is_hidden": place not in chosen} for place, each in enumerate(row.evidence)]
    row.valid_from, row.is_to_sign = now, True
    row.revision += 1
    announce(session, TO_SIGN)


def give_up(session: Session, *, participant: int, public_id: str, now: datetime) -> None:
    """Have one's own badge taken back, for ever."""
    row = _own(session, participant, public_id)
    revoke(session, award_id=row.id, by=By(organisation_id=row.organisation_id), reason=OWN_WISH, now=now)


def bind_to_email(
    session: Session, *, participant: int, email: str | None, salts: Mapping[str, str], now: datetime
) -> int:
    """Bind one's badges to an address, or to none: those that were given are signed again. Return how many.

    ``salts`` gives a fresh one for each public id; a badge that came in between is bound as it was given.
    """
    choose_email(session, participant=participant, email=email, now=now)
    mine = select(Award).where(Award.participant_id == participant, Award.revoked_at.is_(None))
    rows = [row for row in session.scalars(mine) if row.public_id in salts]
    for row in rows:
        award_again(session, award_id=row.id, salt=salts[row.public_id], now=now)
    return len(rows)


def _own(session: Session, participant: int, public_id: str) -> Award:
    """The badge, if it is theirs and signed; somebody else's is not found."""
    row = session.scalar(
        select(Award).where(
            Award.public_id == public_id, Award.participant_id == participant, Award.published_at.is_not(None)
        )
    )
    if row is None:
        raise NotAwarded
    return row
