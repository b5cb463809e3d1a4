"""Mid-review and end of the trial, from what was really done: facts, never a mark, never a number of lines.

Every function is monotone: more facts never turn a validated trial into one that goes on. An announced absence is no
fault, and whoever was away and played the day later was there too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from webapp.quest.content import Day, Quest
from webapp.quest.documents import Behaviour
from webapp.quest.facts import register_value
from webapp.quest.progress import View
from webapp.quest.thanks import thanks_given

Decision = Literal["validated", "continued"]
FACTS_TO_CITE = 3
# "Several absences without news" is what is to be worked on; a single silence is not.
SILENCES_ALLOWED = 1
HELD = frozenset({"yes", "partly"})
ATTENDANCE: Mapping[str, str] = {"day:check-in": "checked_in", "day:absence": "absence:"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One behaviour with the facts that show it; ``level`` is the one that the person gave themself."""

    behaviour: Behaviour
    facts: tuple[str, ...]
    level: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The end of the trial. ``cited``: three precise facts at most, the latest of different behaviours."""

    shown: tuple[Shown, ...]
    decision: Decision
    cited: tuple[str, ...]
    thanks: tuple[str, ...]


def review(
    quest: Quest[Any], view: View, *, open_days: Sequence[Day[Any]], when: Mapping[str, str], levels: Mapping[str, str]
) -> Review:
    """Build the review. ``when``: day id -> how its day is said; ``levels``: behaviour id -> the person's own level."""
    shown = tuple(
        Shown(behaviour=each, facts=facts_of(quest, view, each, when), level=levels.get(each.id))
        for each in quest.evaluation.final
    )
    cited = cite(shown)
    return Review(
        shown=shown,
        decision=decide(cited, silences=len(silent_days(view, open_days))),
        cited=cited,
        thanks=thanks_of(quest, view, when),
    )


def decide(cited: Sequence[str], *, silences: int) -> Decision:
    """Validate the trial of somebody who came or warned, and of whom three precise facts can be said."""
    is_there = silences <= SILENCES_ALLOWED
    return "validated" if is_there and len(cited) >= FACTS_TO_CITE else "continued"


def facts_of(quest: Quest[Any], view: View, behaviour: Behaviour, when: Mapping[str, str]) -> tuple[str, ...]:
    """Say the facts that show a behaviour, each with its day."""
    said: list[str] = []
    for name in behaviour.facts:
        if name.startswith("day:"):
            said += [_day_fact(view, day, name, when[day.id]) for day in quest.days if _held(view, day, name)]
        elif name == "hints":
            said += hints_of(quest, view, when)
        elif name == "thanks":
            said += thanks_of(quest, view, when)
        else:
            said += _done(quest, view, name, when)
    return tuple(dict.fromkeys(said))


def hints_of(quest: Quest[Any], view: View, when: Mapping[str, str]) -> tuple[str, ...]:
    """Say in which missions the person dared to ask."""
    return tuple(
        f"une aide demandée pour « {mission.title} » ({when[day.id]})"
        for day in quest.days
        for mission in day.missions
        if any(view.person.about(step.id).hints for step in mission.steps)
    )


def thanks_of(quest: Quest[Any], view: View, when: Mapping[str, str]) -> tuple[str, ...]:
    """Say on which days the person thanked somebody."""
    days = {each.day for each in thanks_given(quest, [view.person])}
    return tuple(f"un merci donné à quelqu’un de l’équipe ({when[day.id]})" for day in quest.days if day.id in days)


def silent_days(view: View, open_days: Sequence[Day[Any]]) -> tuple[Day[Any], ...]:
    """Return the working days of which nothing is known: no coming, no word, nothing played."""
    return tuple(day for day in open_days if day.number is not None and not _is_known(view, day))


def cite(shown: Sequence[Shown]) -> tuple[str, ...]:
    """Choose what is quoted: one fact a behaviour, in the order of the grid, then others if three are not reached."""
    first = [each.facts[-1] for each in shown if each.facts]
    others = [fact for each in shown for fact in each.facts]
    return tuple(dict.fromkeys([*first, *others]))[:FACTS_TO_CITE]


def _is_known(view: View, day: Day[Any]) -> bool:
    keys = (f"day:{day.id}", *(step.id for mission in day.missions for step in mission.steps))
    return any(not view.person.about(key).is_empty for key in keys)


def _held(view: View, day: Day[Any], name: str) -> bool:
    facts = view.person.about(f"day:{day.id}")
    if name == "day:instruction":
        return register_value(facts, "rating") in HELD
    return any(mark.startswith(ATTENDANCE.get(name, "?")) for mark in facts.marks)


def _day_fact(view: View, day: Day[Any], name: str, when: str) -> str:
    return {
        "day:check-in": f"pointage à l’arrivée ({when})",
        "day:absence": f"retard ou absence annoncés ({when})",
    }.get(name, f"consigne du jour suivie ({when})")


def _done(quest: Quest[Any], view: View, name: str, when: Mapping[str, str]) -> list[str]:
    """Say a mission or a step that this person did (in the team's steps, that the team did with them)."""
    for day in quest.days:
        for mission in day.missions:
            if mission.id == name and view.is_mission_done(mission):
                return [f"« {mission.title} » ({when[day.id]})"]
            for step in mission.steps:
                if step.id == name and view.is_step_done(step):
                    return [f"« {step.title or mission.title} » ({when[day.id]})"]
    return []
