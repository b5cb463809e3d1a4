"""Gathering a cohort: its teams and their referents, who follows it, the cards of those who are expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Cohort, PersonalCard, Team
from webapp.usecases.errors import Refused
from webapp.usecases.founding import NewCohort, start_cohort
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.staffing import join_crew


class CardServed(Refused):
    """Somebody came with this card: it is theirs now."""

    status = 409
    title = "Cette carte a déjà servi"
    text = "Quelqu’un est entré avec elle. Pour lui refaire une carte, passez par la page des équipes."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCard:
    """A place kept for somebody: ``team`` is the number of a team, ``first_name`` may be left out."""

    public_id: str
    words_hash: bytes
    first_name: str | None = None
    team: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Who is there when a cohort starts: ``leads`` has a member of staff, or nobody, for each team."""

    crew: Sequence[int]
    leads: Sequence[int | None]
    cards: Sequence[NewCard] = ()


def gather(session: Session, *, cohort: NewCohort, people: Gathering, by: By, now: datetime) -> str:
    """Start a cohort with its crew and its cards; the same form sent again starts nothing. Return its public id."""
    if session.scalar(select(Cohort.id).where(Cohort.public_id == cohort.public_id)) is not None:
        return cohort.public_id
    cohort_id = start_cohort(session, organisation_id=by.organisation_id, cohort=cohort, now=now)
    for staff_id in dict.fromkeys([*people.crew, *(lead for lead in people.leads if lead is not None)]):
        join_crew(session, staff_id=staff_id, cohort_id=cohort_id, now=now)
    teams = session.scalars(select(Team).where(Team.cohort_id == cohort_id).order_by(Team.number)).all()
    for team, lead in zip(teams, people.leads, strict=False):
        team.lead_counsellor_id = lead
    make_cards(session, cohort_id=cohort_id, cards=people.cards, now=now)
    note_act(session, by, Act(name="start_cohort", about=cohort.public_id, cohort_id=cohort_id), now=now)
    return cohort.public_id


def make_cards(session: Session, *, cohort_id: int, cards: Sequence[NewCard], now: datetime) -> int:
    """Keep places for those who are expected; return how many cards are new."""
    teams = {team.number: team.id for team in session.scalars(select(Team).where(Team.cohort_id == cohort_id))}
    ids = [card.public_id for card in cards]
    known = set(session.scalars(select(PersonalCard.public_id).where(PersonalCard.public_id.in_(ids))))
    new = [card for card in cards if card.public_id not in known]
    session.add_all(
        PersonalCard(
            public_id=card.public_id,
            cohort_id=cohort_id,
            team_id=None if card.team is None else teams.get(card.team),
            first_name=card.first_name,
            words_hash=card.words_hash,
            created_at=now,
        )
        for card in new
    )
    session.flush()
    return len(new)


def renew_card(
    session: Session, *, cohort_id: int, card: str, words_hash: bytes, revision: int, by: By, now: datetime
) -> None:
    """Give a lost card other words; the former ones open nothing. ``revision`` is the one that the words are for."""
    row = _unused(session, cohort_id, card)
    if row.revision >= revision:
        return
    row.words_hash, row.revision = words_hash, revision
    note_act(session, by, Act(name="renew_card", about=card, cohort_id=cohort_id), now=now)


def withdraw_card(session: Session, *, cohort_id: int, card: str, by: By, now: datetime) -> None:
    """Forget somebody who does not come: the card opens nothing, the first name is gone."""
    session.delete(_unused(session, cohort_id, card))
    note_act(session, by, Act(name="withdraw_card", about=card, cohort_id=cohort_id), now=now)


def _unused(session: Session, cohort_id: int, public_id: str) -> PersonalCard:
    row = session.scalar(
        select(PersonalCard).where(PersonalCard.cohort_id == cohort_id, PersonalCard.public_id == public_id)
    )
    if row is None or row.used_at is not None:
        raise CardServed
    return row
