"""The personal cards of a cohort: who is expected, who has come; and what a card's words open."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from webapp.policy.pseudonyms import pseudonym_key
from webapp.store.models import Cohort, Participant, PersonalCard, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """A card as the list of a cohort shows it. ``pseudonym``: who came with it, once somebody did.

    ``homonym``: which one it is among those of a same first name, None for whoever is alone with theirs.
    """

    public_id: str
    revision: int
    first_name: str | None
    team: int | None
    is_used: bool
    pseudonym: str | None
    homonym: int | None = None

    @property
    def shown(self) -> str | None:
        """Return the first name as a list and a paper tell it from the same first name of somebody else."""
        return f"{self.first_name} ({self.homonym})" if self.homonym else self.first_name


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCard:
    """What the words of a card open."""

    public_id: str
    revision: int
    code: str
    cohort_id: int
    first_name: str | None
    is_used: bool


def cards_of(session: Session, cohort_id: int) -> list[CardLine]:
    """List the cards of a cohort that was found within reach: first names in order, then those without one."""
    rows = session.execute(
        select(PersonalCard, Team.number, Participant.pseudonym)
        .outerjoin(Team, Team.id == PersonalCard.team_id)
        .outerjoin(Participant, Participant.id == PersonalCard.participant_id)
        .where(PersonalCard.cohort_id == cohort_id)
        .order_by(PersonalCard.first_name.is_(None), PersonalCard.first_name, PersonalCard.id)
    ).all()
    numbers = _homonyms((card.id, card.first_name) for card, _, _ in rows)
    return [
        CardLine(
            public_id=card.public_id,
            revision=card.revision,
            first_name=card.first_name,
            team=team,
            is_used=card.used_at is not None,
            pseudonym=pseudonym,
            homonym=numbers.get(card.id),
        )
        for card, team, pseudonym in rows
    ]


def card_by_words(session: Session, words_hash: bytes) -> HeldCard | None:
    """Return the card that holds these words, used or not."""
    return _held(session, PersonalCard.words_hash == words_hash)


def card_by_id(session: Session, public_id: str) -> HeldCard | None:
    """Return a card by its public id, for a browser that has shown its words."""
    return _held(session, PersonalCard.public_id == public_id)


def _homonyms(cards: Iterable[tuple[int, str | None]]) -> dict[int, int]:
    """Number the cards of a same first name in the order in which they were made; Lea and Léa sound the same."""
    keys = {card: pseudonym_key(name) for card, name in sorted(cards) if name}
    shared, seen = Counter(keys.values()), defaultdict[str, int](int)
    numbers = {}
    for card, key in keys.items():
        seen[key] += 1
        if shared[key] > 1:
            numbers[card] = seen[key]
    return numbers


def _held(session: Session, condition: ColumnElement[bool]) -> HeldCard | None:
    row = session.execute(
        select(PersonalCard, Cohort.join_code).join(Cohort, Cohort.id == PersonalCard.cohort_id).where(condition)
    ).first()
    if row is None:
        return None
    card, code = row
    return HeldCard(
        public_id=card.public_id,
        revision=card.revision,
        code=code,
        cohort_id=card.cohort_id,
        first_name=card.first_name,
        is_used=card.used_at is not None,
    )
