"""The trial as its pages show it: the mid-review and the end, in the words of the author."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.queries.papers import Line, answer_of, lines_of
from webapp.queries.standing import Standing
from webapp.queries.wording import spoken_date
from webapp.quest.content import Quest
from webapp.quest.evaluation import Review, review
from webapp.steps.answers import part_of, text_of
from webapp.steps.assessment.grading import levels_of

NO_OBJECTIVE = "à choisir ensemble"
NO_DATE = "jour que vous choisirez"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationView:
    """Both reviews. ``words`` fill the decision's text; ``final`` is None as long as the end was not reached."""

    mid: tuple[Line, ...]
    objective: str | None
    final: Review | None
    is_rated: bool
    levels: Mapping[str, str]
    decision_text: str
    words: Mapping[str, str]


def evaluation_of(standing: Standing, *, appointment: Any = None, plan_words: Mapping[str, str]) -> EvaluationView:
    """Build both reviews from what was done so far."""
    quest = standing.quest
    mid, final = mid_step(quest), final_step(quest)
    mid_answer, final_answer = _answer(standing, mid), _answer(standing, final)
    is_rated = isinstance(final_answer, dict)
    is_over = is_rated or quest.days[-1] in standing.open_days
    found = review_of(standing, final_answer) if is_over else None
    objective = objective_of(mid, mid_answer)
    return EvaluationView(
        mid=lines_of(mid, mid_answer, {}) if isinstance(mid_answer, dict) else (),
        objective=objective,
        final=found,
        is_rated=is_rated,
        levels={option.id: option.text for option in quest.evaluation.scale},
        decision_text=quest.evaluation.decision_texts[found.decision] if found else "",
        words=_words(found, objective, appointment, plan_words) if found else {},
    )


def review_of(standing: Standing, answer: Any = None) -> Review:
    """Build the end of the trial."""
    step = final_step(standing.quest)
    given = answer if answer is not None else _answer(standing, step)
    return review(
        standing.quest,
        standing.view,
        open_days=standing.open_days,
        when=spoken_days(standing),
        levels=levels_of(given),
    )


def objective_of(step: Any, answer: Any) -> str | None:
    """Return the one sentence that the person chose to work on at the mid-review."""
    chosen = text_of(part_of(answer, "follow_up"))
    return next((item.text for item in step.items if item.id == chosen), None) if step else None


def mid_step(quest: Quest[Any]) -> Any:
    """Find the mid-review among the steps: the assessment of its eight sentences."""
    wanted = set(quest.evaluation.mid_review)
    return _assessment_about(quest, wanted)


def final_step(quest: Quest[Any]) -> Any:
    """Find the final grid among the steps."""
    return _assessment_about(quest, {behaviour.id for behaviour in quest.evaluation.final})


def spoken_days(standing: Standing) -> Mapping[str, str]:
    """Name each day with its date: « jour 3, mercredi 3 mars »."""
    return {day.id: _spoken(day, standing.player.calendar.days.get(day.id)) for day in standing.quest.days}


def _spoken(day: Any, planned: str | None) -> str:
    name = "le week-end" if day.number is None else f"jour {day.number}"
    date = datetime.fromisoformat(planned).date() if planned else None
    return f"{name}, {spoken_date(date)}" if date and day.number is not None else name


def _assessment_about(quest: Quest[Any], wanted: set[str]) -> Any:
    steps = (step for step in quest.steps() if step.kind == "assessment")
    return next((step for step in steps if {item.id for item in step.items} == wanted), None)


def _answer(standing: Standing, step: Any) -> Any:
    return None if step is None else answer_of(standing, step)


def _words(found: Review, objective: str | None, appointment: Any, plan_words: Mapping[str, str]) -> dict[str, str]:
    facts = [*found.cited, "…", "…", "…"]
    return {
        "fait_1": facts[0] if found.cited else "tu es là",
        "fait_2": facts[1],
        "fait_3": facts[2],
        "objectif": objective or NO_OBJECTIVE,
        "date": appointment.day if appointment else NO_DATE,
        "prochain_pas": plan_words.get("pas1", NO_OBJECTIVE),
    }
