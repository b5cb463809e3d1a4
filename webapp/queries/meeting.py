"""One appointment, as the counsellor who receives somebody sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from webapp.content import quest_for
from webapp.policy.meetings import Outcome
from webapp.policy.rules import Reach
from webapp.queries.agenda import MODE_WORDS, OUTCOME_WORDS
from webapp.queries.wording import spoken_date, spoken_time
from webapp.quest.content import Quest
from webapp.quest.facts import ANSWER, register_value
from webapp.steps.answers import part_of, texts_of
from webapp.store.event_log import load_facts
from webapp.store.meetings import appointment_within
from webapp.store.models import Cohort, Participant, Team
from webapp.store.staff import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """An appointment: who, when, how, what for (only what the youth chose to send), and what became of it."""

    id: str
    pseudonym: str
    cohort: str
    team: int
    day: str
    on: str
    time: str
    duration_min: int
    way: str
    place: str | None
    counsellor: str
    words: str | None
    topics: tuple[str, ...]
    options: tuple[str, ...]
    outcome: Outcome
    outcome_words: str
    excuse: str | None
    is_past: bool
    can_settle: bool
    is_moved: bool


def meeting(
    session: Session,
    staff: StaffMember,
    reach: Sequence[Reach],
    public_id: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    data_dir: Path,
) -> MeetingView | None:
    """Return an appointment within reach, or None."""
    found = appointment_within(session, staff.id, reach, public_id)
    if found is None:
        return None
    participant = session.get_one(Participant, found.participant_id)
    cohort = session.get_one(Cohort, participant.cohort_id)
    quest = quest_for(cohort.quest, cohort.content_version, data_dir=data_dir)
    local, outcome = found.starts_at.astimezone(zone), Outcome(found.status)
    return MeetingView(
        id=found.public_id,
        pseudonym=participant.pseudonym,
        cohort=cohort.name,
        team=session.get_one(Team, participant.team_id).number,
        day=spoken_date(local.date()),
        on=local.date().isoformat(),
        time=spoken_time(local),
        duration_min=found.duration_min,
        way=MODE_WORDS.get(found.mode, found.mode),
        place=found.place,
        counsellor=found.counsellor,
        words=found.words,
        topics=_topics(session, quest, participant.id),
        options=_options(quest, found.options),
        outcome=outcome,
        outcome_words=OUTCOME_WORDS[outcome],
        excuse=found.excuse,
        is_past=found.starts_at <= now,
        can_settle=found.starts_at <= now and found.held_slot_id is not None,
        is_moved=found.moved_at is not None,
    )


def _options(quest: Quest[Any], chosen: Sequence[str]) -> tuple[str, ...]:
    step = next((step for step in quest.steps() if step.kind == "appointment"), None)
    return tuple(option.text for option in step.options if option.id in chosen) if step else ()


def _topics(session: Session, quest: Quest[Any], participant_id: int) -> tuple[str, ...]:
    """Return the subjects that were ticked for the counsellor, beside the appointment itself."""
    mission = next((each for each in quest.missions() if any(step.kind == "appointment" for step in each.steps)), None)
    steps = mission.steps if mission else ()
    step = next((each for each in steps if each.kind == "assessment" and each.keeps == "counsellor"), None)
    if step is None:
        return ()
    facts = load_facts(session, participant_id, [step.id]).get(step.id)
    picked = texts_of(part_of(register_value(facts, ANSWER), "picked")) if facts else ()
    return tuple(item.text for item in step.items if item.id in picked)
