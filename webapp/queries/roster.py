"""The teams of a cohort and their people, for those who change them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import CohortCrew, Excuse, Participant, PersonalCard, Staff, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """Somebody of a team. ``first_name``: what their card says, if they came with one; ``excused``: days -> reason."""

    public_id: str
    pseudonym: str
    first_name: str | None
    team: str
    excused: Mapping[str, str]

    @property
    def shown(self) -> str:
        """Return the pseudonym, with the first name beside it where there is one."""
        return f"{self.pseudonym} ({self.first_name})" if self.first_name else self.pseudonym


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSheet:
    """A team and its people."""

    public_id: str
    number: int
    name: str | None
    capacity: int
    lead: str | None
    members: tuple[MemberLine, ...]

    @property
    def shown(self) -> str:
        """Return the number, and the name that staff gave."""
        return f"Équipe {self.number}" + (f", {self.name}" if self.name else "")


def roster_of(session: Session, cohort_id: int) -> tuple[TeamSheet, ...]:
    """Return the teams of a cohort that was found within reach, in order."""
    members = _members(session, cohort_id)
    rows = session.execute(
        select(Team, Staff.public_id)
        .outerjoin(Staff, Staff.id == Team.lead_counsellor_id)
        .where(Team.cohort_id == cohort_id)
        .order_by(Team.number)
    )
    return tuple(
        TeamSheet(
            public_id=team.public_id,
            number=team.number,
            name=team.name,
            capacity=team.capacity,
            lead=lead,
            members=tuple(each for each in members if each.team == team.public_id),
        )
        for team, lead in rows
    )


def crew_of(session: Session, cohort_id: int) -> list[str]:
    """List the names of those who follow a cohort."""
    query = select(Staff.name).join(CohortCrew, CohortCrew.staff_id == Staff.id)
    return list(session.scalars(query.where(CohortCrew.cohort_id == cohort_id).order_by(Staff.name)))


def _members(session: Session, cohort_id: int) -> Sequence[MemberLine]:
    excused: dict[int, dict[str, str]] = {}
    for row in session.scalars(
        select(Excuse)
        .join(Participant, Participant.id == Excuse.participant_id)
        .where(Participant.cohort_id == cohort_id)
    ):
        excused.setdefault(row.participant_id, {})[row.day] = row.reason
    rows = session.execute(
        select(Participant, Team.public_id, PersonalCard.first_name)
        .join(Team, Team.id == Participant.team_id)
        .outerjoin(PersonalCard, PersonalCard.participant_id == Participant.id)
        .where(Participant.cohort_id == cohort_id, Participant.is_withdrawn.is_(False))
        .order_by(Participant.pseudonym_key)
    )
    return [
        MemberLine(
            public_id=who.public_id,
            pseudonym=who.pseudonym,
            first_name=first_name,
            team=team,
            excused=excused.get(who.id, {}),
        )
        for who, team, first_name in rows
    ]
