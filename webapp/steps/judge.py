"""The step kinds as ``quest.progress`` wants to ask them."""

from collections.abc import Mapping
from typing import Any

from webapp.quest.facts import UNLOCKED, Facts
from webapp.quest.script import FlagValue
from webapp.steps import KINDS
from webapp.steps.kind import Effect
from webapp.steps.memory import Memory

MAX_KEPT = 8192


class KindJudge:
    """Answers every question by the kind of the step."""

    def __init__(self) -> None:
        self._effects = Memory[Mapping[str, Mapping[str, Effect]]](_effects_of, limit=MAX_KEPT)
        self._alone = Memory[bool](self._is_alone, limit=MAX_KEPT)

    def is_done(self, step: Any, facts: Facts) -> bool:
        """Say whether these facts finish the step."""
        return UNLOCKED in facts.marks or KINDS[step.kind].is_done(step, facts)

    def is_shared(self, step: Any) -> bool:
        """Say whether one member's answer is everybody's."""
        return step.scope == "team" and KINDS[step.kind].shares_answers

    def rounds(self, step: Any) -> tuple[str, ...]:
        """Name the rounds that a team's decision closes."""
        return KINDS[step.kind].rounds(step)

    def is_alone(self, mission: Any) -> bool:
        """Say whether nobody else has a part in any step of a mission."""
        return self._alone.of(mission)

    def effects(self, step: Any) -> Mapping[str, Mapping[str, Effect]]:
        """Give, for each register, option id -> effect."""
        return self._effects.of(step)

    def story_flags(self, step: Any, facts: Facts) -> Mapping[str, FlagValue]:
        """Give the flags that these facts raise by themselves."""
        return KINDS[step.kind].story_flags(step, facts)

    def _is_alone(self, mission: Any) -> bool:
        return not any(self.is_shared(step) or self.rounds(step) for step in mission.steps)


def _effects_of(step: Any) -> Mapping[str, Mapping[str, Effect]]:
    return KINDS[step.kind].choices(step)


JUDGE = KindJudge()
