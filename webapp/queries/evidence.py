"""What youths sent to be confirmed: the queue of those who answer, and the answers for those who sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach
from webapp.queries.sent_proofs import SentProof, sent_proofs
from webapp.queries.standing import Standing
from webapp.quest.content import Quest
from webapp.quest.facts import ANSWER, register_value
from webapp.steps.upload.evidence import Sent, is_confirmed_by_a_person, sent_to_confirm
from webapp.store.facts_codec import from_json
from webapp.store.models import Cohort, EventRow, EvidenceReview, FactsRow, Participant, Staff, Team, Upload
from webapp.store.staff import StaffMember, cohorts_within, is_within

# The quest that a cohort pinned, by its id and its version.
Quests = Callable[[str, str], Quest[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer, as both sides read it."""

    verdict: str
    words: str
    by: str
    by_id: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(SentProof):
    """Something that was sent, by a mission or by the studio, and what was answered."""

    given: Given | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """Something in the queue, and whose it is."""

    evidence: Evidence
    participant_id: int
    participant: str
    pseudonym: str
    sign: str
    team: int
    cohort_id: int
    cohort: str
    cohort_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file on our disk."""

    file_name: str
    media_type: str


def evidence_queue(
    session: Session, staff: StaffMember, reach: Sequence[Reach], quests: Quests
) -> tuple[QueueLine, ...]:
    """Return all that was sent within reach, answered or not, what waits longest first."""
    return _lines(session, is_within(staff.id, reach), quests, _quests_within(session, staff, reach, quests))


def evidence_within(
    session: Session, staff: StaffMember, reach: Sequence[Reach], quests: Quests, subject: str
) -> QueueLine | None:
    """Return one thing that was sent, if it is within reach."""
    found = evidence_queue(session, staff, reach, quests)
    return next((line for line in found if line.evidence.subject == subject), None)


def waiting_in(session: Session, cohort_id: int, quests: Quests, *, team: str | None = None) -> tuple[QueueLine, ...]:
    """Return what waits for an answer in a cohort, or in one of its teams: for its board."""
    cohort, within = session.get_one(Cohort, cohort_id), Cohort.id == cohort_id
    if team is not None:
        within = within & (Team.public_id == team)
    found = _lines(session, within, quests, [quests(cohort.quest, cohort.content_version)])
    return tuple(line for line in found if line.evidence.given is None)


def own_evidence(session: Session, standing: Standing) -> tuple[Evidence, ...]:
    """Return what a player sent, and what was answered, the newest first."""
    steps = _steps(standing.quest)
    sent = {key: _sent(steps[key], standing.person.about(key)) for key in steps}
    events = {found[0]: key for key, found in sent.items() if found is not None}
    proofs = sent_proofs(session, Participant.id == standing.player.id, lambda quest, version: standing.quest)
    times = _received(session, events)
    given = _given(session, [*events, *(proof.subject for proof, _ in proofs)])
    found = [_proof(proof, given.get(proof.subject)) for proof, _ in proofs]
    found += [
        _evidence(steps[key], event, pair[1], times[event], given.get(event))
        for event, key in events.items()
        if event in times and (pair := sent[key]) is not None
    ]
    return tuple(sorted(found, key=lambda each: each.sent_at, reverse=True))


def evidence_file(session: Session, line: QueueLine) -> KeptFile | None:
    """Return the file of something that was found within reach."""
    row = session.scalar(
        select(Upload).where(
            Upload.public_id == line.evidence.sent.upload, Upload.participant_id == line.participant_id
        )
    )
    return None if row is None else KeptFile(file_name=row.file_name, media_type=row.media_type)


def _quests_within(session: Session, staff: StaffMember, reach: Sequence[Reach], quests: Quests) -> list[Quest[Any]]:
    pinned = {(each.quest, each.content_version) for each in cohorts_within(session, staff.id, reach)}
    return [quests(*each) for each in sorted(pinned)]


def _steps(quest: Quest[Any]) -> dict[str, tuple[Any, Any]]:
    """Return the steps that somebody looks at, each with its mission."""
    return {
        step.id: (mission, step)
        for mission in quest.missions()
        for step in mission.steps
        if is_confirmed_by_a_person(step)
    }


def _lines(
    session: Session, within: ColumnElement[bool], quests: Quests, read: Sequence[Quest[Any]]
) -> tuple[QueueLine, ...]:
    # Worked out once for a quest, not for each thing that was sent.
    steps = {(quest.id, quest.version): _steps(quest) for quest in read}
    keys = {key for each in steps.values() for key in each}
    rows = session.execute(
        select(FactsRow, Participant, Team.number, Cohort)
        .join(Participant, Participant.id == FactsRow.participant_id)
        .join(Team, Team.id == Participant.team_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(within, Participant.is_withdrawn.is_(False), FactsRow.key.in_(keys))
    )
    found = []
    for facts, participant, team, cohort in rows:
        place = steps[cohort.quest, cohort.content_version].get(facts.key)
        sent = None if place is None else _sent(place, from_json(facts.state))
        if place is not None and sent is not None:
            found.append((place, sent, (participant, team, cohort)))
    proofs = sent_proofs(session, within, quests)
    times = _received(session, [sent[0] for _, sent, _ in found])
    given = _given(session, [*times, *(proof.subject for proof, _ in proofs)])
    lines = [
        _line(_evidence(place, *sent, times[sent[0]], given.get(sent[0])), *whose)
        for place, sent, whose in found
        if sent[0] in times
    ]
    lines += [_line(_proof(proof, given.get(proof.subject)), *whose) for proof, whose in proofs]
    return tuple(sorted(lines, key=lambda line: (line.evidence.sent_at, line.evidence.subject)))


def _line(evidence: Evidence, participant: Participant, team: int, cohort: Cohort) -> QueueLine:
    return QueueLine(
        evidence=evidence,
        participant_id=participant.id,
        participant=participant.public_id,
        pseudonym=participant.pseudonym,
        sign=participant.sign,
        team=team,
        cohort_id=cohort.id,
        cohort=cohort.public_id,
        cohort_name=cohort.name,
    )


def _proof(proof: SentProof, given: Given | None) -> Evidence:
    return Evidence(**asdict(proof) | {"sent": proof.sent}, given=given)


def _sent(place: tuple[Any, Any], facts: Any) -> tuple[str, Sent] | None:
    """Return the event that holds and what it sent: a newer sending takes the place of an older one."""
    register = facts.registers.get(ANSWER)
    what = sent_to_confirm(place[1], register_value(facts, ANSWER)) if register else None
    return None if what is None else (register.event, what)


def _evidence(place: tuple[Any, Any], event: str, sent: Sent, sent_at: datetime, given: Given | None) -> Evidence:
    mission, step = place
    return Evidence(
        subject=event,
        step=step.id,
        again=f"/jeu/mission/{mission.id}?etape={step.id}",
        title=step.title or mission.title,
        criterion=step.prompt,
        guidance=step.guidance,
        sent=sent,
        sent_at=sent_at,
        given=given,
    )


def _received(session: Session, events: Sequence[str] | Mapping[str, str]) -> dict[str, datetime]:
    rows = session.execute(select(EventRow.id, EventRow.received_at).where(EventRow.id.in_(list(events))))
    return dict(rows.all())


def _given(session: Session, events: Sequence[str] | Mapping[str, str]) -> dict[str, Given]:
    rows = session.execute(
        select(EvidenceReview, Staff.name)
        .join(Staff, Staff.id == EvidenceReview.staff_id)
        .where(EvidenceReview.subject.in_(list(events)))
    )
    return {row.subject: _given_by(row, name) for row, name in rows}


def _given_by(row: EvidenceReview, name: str) -> Given:
    return Given(verdict=row.verdict, words=row.words, by=name, by_id=row.staff_id, at=row.at)
