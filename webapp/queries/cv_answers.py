"""What was written for a CV in the game and in the studio: a first draft, copied only if the youth says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.content import Quest
from webapp.quest.cv.draft import LINES_A_COMPETENCE, Skill
from webapp.quest.facts import ANSWER, register_value
from webapp.steps.answers import part_of, text_of, texts_of
from webapp.store.event_log import load_facts
from webapp.store.models import Moment
from webapp.store.players import Player

WORD: Final = "word-"  # how the studio keeps the words that fill sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class GameAnswers:
    """The lines of the game that have a place on a CV. The contact is not among them: it is typed for the CV alone."""

    target: str
    lived: tuple[str, ...]
    learnt: tuple[str, ...]
    interests: str
    skills: tuple[Skill, ...]


def game_answers(session: Session, player: Player, quest: Quest[Any]) -> GameAnswers:
    """Return what the player wrote in the steps that feed a CV."""
    steps = [step for step in quest.steps() if getattr(step, "exports", None) == "cv"]
    facts = load_facts(session, player.id, [step.id for step in steps])
    answers = [register_value(facts[step.id], ANSWER) for step in steps if step.id in facts]
    given: list[Mapping[str, Any]] = [answer for answer in answers if isinstance(answer, Mapping)]
    return GameAnswers(
        target=_first(given, "phrase"),
        lived=tuple(line for answer in given for line in texts_of(part_of(answer, "exp"))),
        learnt=tuple(line for answer in given for line in texts_of(part_of(answer, "formation"))),
        interests=_first(given, "plus"),
        skills=_told_skills(session, player),
    )


def _told_skills(session: Session, player: Player) -> tuple[Skill, ...]:
    """Return the competences that moments of the studio revealed, each at the highest level that was said."""
    moments = session.scalars(select(Moment).where(Moment.participant_id == player.id).order_by(Moment.id.desc()))
    found: dict[str, Skill] = {}
    for moment in moments:
        said = {name: text_of(text) for name, text in moment.sentences.items()}
        words = {name.removeprefix(WORD): text for name, text in said.items() if name.startswith(WORD)}
        for name, told in moment.levels.items():
            level: Any = told.get("level") or 0
            before = found.get(name)
            if level and (before is None or before.level < level):
                lines = tuple(" ".join(line.split()) for line in said.get(name, "").splitlines() if line.strip())
                found[name] = Skill(competence=name, level=level, lines=lines[:LINES_A_COMPETENCE], words=words)
    return tuple(found.values())


def _first(answers: list[Mapping[str, Any]], name: str) -> str:
    return next((text for answer in answers if (text := text_of(part_of(answer, name)))), "")
