"""What was written for a CV in the game, proposed as a first draft: nothing is copied until the youth says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from webapp.quest.content import Quest
from webapp.quest.facts import ANSWER, register_value
from webapp.steps.answers import part_of, text_of, texts_of
from webapp.store.event_log import load_facts
from webapp.store.players import Player


@dataclass(frozen=True, slots=True, kw_only=True)
class GameAnswers:
    """The lines of the game that have a place on a CV. The contact is not among them: it is typed for the CV alone."""

    target: str
    lived: tuple[str, ...]
    learnt: tuple[str, ...]
    interests: str

    @property
    def is_empty(self) -> bool:
        """Say whether the game holds nothing for a CV."""
        return not (self.target or self.lived or self.learnt or self.interests)


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
    )


def _first(answers: list[Mapping[str, Any]], name: str) -> str:
    return next((text for answer in answers if (text := text_of(part_of(answer, name)))), "")
