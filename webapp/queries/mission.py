"""The state of a mission for one player: what the document's island holds, what a single step shows."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from webapp.queries.extras import answer_of, extra_of, needs_more
from webapp.queries.standing import Standing
from webapp.quest.content import Mission
from webapp.quest.facts import ANSWER, Facts, register_value
from webapp.quest.grade import Grade
from webapp.quest.step import Step
from webapp.steps import KINDS
from webapp.steps.judge import JUDGE
from webapp.store.consents import has_agreed

# The purpose that a youth agrees to or not.
SENSITIVE = "sensitive"


class Said(NamedTuple):
    """An answer as it was just given, and what was thought of it."""

    answer: Any
    grade: Grade | None


def mission_island(session: Session, standing: Standing, mission: Mission[Any], *, day_id: str) -> dict[str, Any]:
    """Return the personal state of a mission, as the player in the browser reads it."""
    player = standing.player
    return {
        "participant": player.public_id,
        "team": player.team_public_id,
        "version": standing.quest.version,
        "mission": mission.id,
        "day": day_id,
        "seq": player.seq,
        "flags": {name: list(value) if isinstance(value, tuple) else value for name, value in standing.flags.items()},
        "is_open": True,
        "asks_sensitive": asks_sensitive(session, standing, mission.steps),
        # In a free order: how many steps lead to the end. Otherwise one goes from step to step.
        "free_after": (mission.steps_needed or len(mission.steps)) if mission.order == "free" else None,
        "steps": {step.id: step_state(session, standing, step) for step in mission.steps},
    }


def asks_sensitive(session: Session, standing: Standing, steps: Iterable[Step]) -> bool:
    """Say whether sensitive questions may be asked at once; nobody is looked up where there are none."""
    return any(step.is_sensitive for step in steps) and has_agreed(session, standing.player.id, SENSITIVE)


def step_state(session: Session, standing: Standing, step: Any) -> dict[str, Any]:
    """Return what one player knows and did in one step; nothing of the answer key but what was earned."""
    kept, key = standing.person.kept, ("state", standing.quest.version, step.id)
    if key not in kept:
        kept[key] = own_step_state(step, standing.person.about(step.id))
    own: dict[str, Any] | None = kept[key]
    return own or _shared_state(session, standing, step)


def _shared_state(session: Session, standing: Standing, step: Any) -> dict[str, Any]:
    facts = standing.view.facts(step)
    own = standing.person.about(step.id)
    is_done = standing.view.is_step_done(step)
    return _state(step, facts, own, extra_of(session, standing, step, facts, is_done=is_done), is_done=is_done)


def own_step_state(step: Any, facts: Facts, said: Said | None = None) -> dict[str, Any] | None:
    """Return the same from the player's own facts alone, or None where others have a part in the step.

    ``said``: the answer that these facts hold, if it is at hand: it is neither read nor looked at again.
    """
    if step.scope == "team" or needs_more(step):
        return None
    is_done = JUDGE.is_done(step, facts)
    return _state(step, facts, facts, answer_of(step, is_done=is_done), is_done=is_done, said=said)


def _state(
    step: Any, facts: Facts, own: Facts, extra: Mapping[str, Any], *, is_done: bool, said: Said | None = None
) -> dict[str, Any]:
    hints = hint_texts(step, facts)
    said = said or Said(register_value(facts, ANSWER), None)
    return {
        "is_done": is_done,
        "is_skipped": facts.is_skipped and not facts.is_solved,
        "answer": said.answer,
        "hints": hints,
        "hints_left": len(step.hints) - len(hints),
        "feedback": _feedback(step, facts, said),
        "choices": _prefixed(own, "choice:"),
        "ballots": _prefixed(own, "ballot:"),
        "extra": extra,
    }


def hint_texts(step: Step, facts: Facts) -> list[str]:
    """Return the hints that were opened, in order."""
    opened = facts.opened_hints
    return [text for number, text in enumerate(step.hints, start=1) if number in opened] if opened else []


def _feedback(step: Any, facts: Facts, said: Said) -> dict[str, Any] | None:
    """Say again what was thought of the last answer. Right once is right: a later try changes nothing."""
    if ANSWER not in facts.registers or step.keeps == "device":
        return None
    grade = said.grade or KINDS[step.kind].grade(step, said.answer)
    if facts.is_solved and not grade.is_done:
        grade = Grade(verdict="right", message=step.success or "")
    return grade_json(grade)


def grade_json(grade: Grade) -> dict[str, Any]:
    """Write a grade for the browser."""
    remarks = [{"part": each.part, "is_right": each.is_right, "text": each.text} for each in grade.remarks]
    return {"verdict": grade.verdict, "message": grade.message, "remarks": remarks}


def _prefixed(facts: Facts, prefix: str) -> Mapping[str, Any]:
    return {
        name.removeprefix(prefix): register_value(facts, name) for name in facts.registers if name.startswith(prefix)
    }
