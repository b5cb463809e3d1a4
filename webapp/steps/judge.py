"""The step kinds as ``quest.progress`` wants to ask them."""

from collections.abc import Mapping
from typing import Any

from webapp.quest.facts import UNLOCKED, Facts
from webapp.quest.script import FlagValue
from webapp.steps import KINDS
from webapp.steps.kind import Effect


class KindJudge:
    """Answers every question by the kind of the step."""

    def __init__(self) -> None:
        # By identity, and holding the step, so that no other one ever takes its place: content never changes.
        self._effects: dict[int, tuple[Any, Mapping[str, Mapping[str, Effect]]]] = {}
        self._alone: dict[int, tuple[Any, bool]] = {}

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
        known = self._alone.get(id(mission))
        if known is None:
            is_alone = not any(self.is_shared(step) or self.rounds(step) for step in mission.steps)
            known = self._alone[id(mission)] = (mission, is_alone)
        return known[1]

    def effects(self, step: Any) -> Mapping[str, Mapping[str, Effect]]:
        """Give, for each register, option id -> effect."""
        known = self._effects.get(id(step))
        if known is None:
            known = self._effects[id(step)] = (step, KINDS[step.kind].choices(step))
        return known[1]

    def story_flags(self, step: Any, facts: Facts) -> Mapping[str, FlagValue]:
        """Give the flags that these facts raise by themselves."""
        return KINDS[step.kind].story_flags(step, facts)


JUDGE = KindJudge()
