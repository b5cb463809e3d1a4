"""What waits for the counsellors of a cohort today: each line has its reason, and the page gives it its act.

Sorted by how long somebody may wait: who wants to be called comes first, what can be done this afternoon comes last.
Nothing is deduced from what a youth wrote; a line is about what they did, sent or asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from webapp.policy.meetings import Outcome
from webapp.queries.agenda import MODE_WORDS
from webapp.queries.appointments import WAITING_TIMES
from webapp.queries.board import BoardPerson, BoardTeam
from webapp.store.models import (
    Appointment,
    HelpRequest,
    Message,
    Participant,
    SharedSection,
    SlotWish,
    Staff,
    StaffAct,
)

KINDS: Final = (
    "call_me", "help", "shared", "message", "waiting", "stuck", "absence", "silent", "outcome", "evidence", "badges",
)  # fmt: skip
# Whoever was written to is left time to answer.
AFTER_WRITING: Final = timedelta(hours=48)
AFTER_HELPING: Final = timedelta(minutes=30)
# Two nudges without an answer, then another way.
NUDGES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """One line. ``subject``: the request, the shared section, the day or the appointment that the act is about.

    ``place``: the mission in which a hand was raised.
    """

    kind: str
    youth: str
    pseudonym: str
    sign: str
    team: int
    since: datetime | None
    subject: str | None = None
    detail: str | None = None
    words: str | None = None
    place: str | None = None
    taken_by: str | None = None
    is_mine: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What was written to and by somebody."""

    unread: int = 0
    unread_since: datetime | None = None
    staff_at: datetime | None = None
    nudges: int = 0


def todo_of(
    session: Session,
    cohort_id: int,
    teams: Sequence[BoardTeam],
    *,
    missions: Mapping[str, str],
    staff_id: int,
    now: datetime,
) -> tuple[Todo, ...]:
    """List what is to do in a cohort. ``teams``: its board; ``missions``: their titles."""
    people = {person.id: (team, person) for team in teams for person in team.people}
    written, noted = _written(session, cohort_id), _noted(session, cohort_id)
    lines = [
        *_requests(session, people, missions, staff_id),
        *_shared(session, people, noted),
        *_waiting(session, people),
        *_outcomes(session, people, staff_id, now),
        *_queued("evidence", [person.evidence for team in teams for person in team.people]),
        *_queued("badges", [person.badges for team in teams for person in team.people]),
        *(
            line
            for team, person in people.values()
            for line in _about(team, person, written.get(person.id, _Written()), noted, now)
        ),
    ]
    return tuple(sorted(lines, key=rank))


def rank(line: Todo) -> tuple[bool, int, str, str]:
    """Say how long a line may wait: what a colleague already does goes below; then by kind, then the oldest first."""
    is_taken = line.taken_by is not None and not line.is_mine
    return is_taken, KINDS.index(line.kind), line.since.isoformat() if line.since else "", line.youth


def _about(
    team: BoardTeam,
    person: BoardPerson,
    written: _Written,
    noted: Mapping[tuple[int, str, str | None], datetime],
    now: datetime,
) -> Iterator[Todo]:
    if written.unread:
        yield _line("message", team, person, written.unread_since, count=written.unread)
    helped = noted.get((person.id, "help_on", None)) or written.staff_at
    stuck = person.progress.stuck if person.progress else None
    if stuck and person.progress and person.progress.place and not _is_recent(helped, now, AFTER_HELPING):
        place = person.progress.place
        yield _line("stuck", team, person, place.since, detail=place.mission, subject=stuck)
    away = person.absence
    if away and (person.id, "note_absence", away.day) not in noted:
        yield _line("absence", team, person, None, subject=away.day, detail=away.reason)
    elif person.is_silent and not person.absence and not _is_recent(written.staff_at, now, AFTER_WRITING):
        yield _line("silent", team, person, person.last_at, count=written.nudges)


def _queued(kind: str, counts: Sequence[int]) -> Iterator[Todo]:
    """Say in one line what waits in a queue: it is answered in one go."""
    people = sum(count > 0 for count in counts)
    if people:
        yield Todo(
            kind=kind, youth="", pseudonym="", sign="", team=0, since=None, count=sum(counts), detail=str(people)
        )


def _line(kind: str, team: BoardTeam, person: BoardPerson, since: datetime | None, **more: object) -> Todo:
    return Todo(
        kind=kind,
        youth=person.public_id,
        pseudonym=person.pseudonym,
        sign=person.sign,
        team=team.number,
        since=since,
        **more,  # type: ignore[arg-type]  # the fields of a line, by name
    )


def _is_recent(moment: datetime | None, now: datetime, span: timedelta) -> bool:
    return moment is not None and now - moment < span


def _requests(
    session: Session, people: Mapping[int, tuple[BoardTeam, BoardPerson]], missions: Mapping[str, str], staff_id: int
) -> Iterable[Todo]:
    rows = session.execute(
        select(HelpRequest, Staff.name)
        .outerjoin(Staff, Staff.id == HelpRequest.taken_by_id)
        .where(HelpRequest.participant_id.in_(people), HelpRequest.closed_at.is_(None))
    )
    for row, name in rows:
        yield _line(
            "call_me" if row.kind == "call_me" else "help",
            *people[row.participant_id],
            row.at,
            subject=row.public_id,
            detail=row.kind,
            words=row.words,
            place=missions.get(row.mission or ""),
            taken_by=name,
            is_mine=row.taken_by_id == staff_id,
        )


def _shared(
    session: Session,
    people: Mapping[int, tuple[BoardTeam, BoardPerson]],
    noted: Mapping[tuple[int, str, str | None], datetime],
) -> Iterable[Todo]:
    rows = session.scalars(
        select(SharedSection).where(
            SharedSection.participant_id.in_(people),
            SharedSection.recipient == "counsellor",
            SharedSection.withdrawn_at.is_(None),
        )
    )
    for row in rows:
        read_at = noted.get((row.participant_id, "read_section", row.section))
        if read_at is None or read_at < row.at:
            yield _line("shared", *people[row.participant_id], row.at, subject=row.section)


def _waiting(session: Session, people: Mapping[int, tuple[BoardTeam, BoardPerson]]) -> Iterable[Todo]:
    """List those who found no slot, or asked for another way, and whom nobody has answered."""
    rows = session.scalars(
        select(SlotWish).where(SlotWish.participant_id.in_(people), SlotWish.closed_at.is_(None)).order_by(SlotWish.id)
    )
    for row in rows:
        times = ", ".join(WAITING_TIMES[each] for each in row.times if each in WAITING_TIMES)
        yield _line("waiting", *people[row.participant_id], row.at, words=row.words, detail=times)


def _outcomes(
    session: Session, people: Mapping[int, tuple[BoardTeam, BoardPerson]], staff_id: int, now: datetime
) -> Iterable[Todo]:
    """List the appointments that are over and of which nobody has said what became of them."""
    rows = session.scalars(
        select(Appointment).where(
            Appointment.participant_id.in_(people),
            Appointment.status == Outcome.UNKNOWN,
            Appointment.starts_at <= now,
        )
    )
    for row in rows:
        if row.starts_at + timedelta(minutes=row.duration_min) > now:
            continue
        yield _line(
            "outcome",
            *people[row.participant_id],
            row.starts_at,
            subject=row.public_id,
            detail=MODE_WORDS.get(row.mode, row.mode),
            # Whoever received somebody knows; a time that the command line offered is everybody's.
            taken_by=None if row.staff_id is None else row.counsellor,
            is_mine=row.staff_id == staff_id,
        )


def _written(session: Session, cohort_id: int) -> dict[int, _Written]:
    is_unread = and_(Message.staff_id.is_(None), Message.read_at.is_(None))
    last_heard = (
        select(Message.participant_id, func.max(Message.sent_at).label("at"))
        .where(Message.staff_id.is_(None))
        .group_by(Message.participant_id)
        .subquery()
    )
    is_nudge = and_(
        Message.kind == "nudge",
        Message.sent_at > func.coalesce(last_heard.c.at, Participant.created_at),
        Message.sent_at > Participant.last_seen_at,
    )
    rows = session.execute(
        select(
            Message.participant_id,
            func.count().filter(is_unread),
            func.min(Message.sent_at).filter(is_unread),
            func.max(Message.sent_at).filter(Message.staff_id.is_not(None)),
            func.count().filter(is_nudge),
        )
        .join(Participant, Participant.id == Message.participant_id)
        .outerjoin(last_heard, last_heard.c.participant_id == Message.participant_id)
        .where(Participant.cohort_id == cohort_id)
        .group_by(Message.participant_id)
    )
    return {
        owner: _Written(unread=unread, unread_since=since, staff_at=staff_at, nudges=nudges)
        for owner, unread, since, staff_at, nudges in rows
    }


HELPING: Final = ("give_hint", "unlock_step", "unlock_mission")
NOTING: Final = ("read_section", "note_absence")


def _noted(session: Session, cohort_id: int) -> dict[tuple[int, str, str | None], datetime]:
    """Return when staff last noted or helped, by youth, act and what it was about; ``help_on`` stands for any help."""
    rows = session.execute(
        select(StaffAct.participant_id, StaffAct.act, StaffAct.about, func.max(StaffAct.at))
        .where(StaffAct.cohort_id == cohort_id, StaffAct.act.in_([*HELPING, *NOTING]))
        .group_by(StaffAct.participant_id, StaffAct.act, StaffAct.about)
    ).all()
    noted: dict[tuple[int, str, str | None], datetime] = {}
    for owner, act, about, at in rows:
        if owner is None:
            continue
        key = (owner, "help_on", None) if act in HELPING else (owner, act, about)
        noted[key] = max(at, noted.get(key, at))
    return noted
