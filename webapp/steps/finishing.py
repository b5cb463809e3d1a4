"""When a step is over: answered, or left aside where that is allowed."""

from webapp.quest.facts import Facts
from webapp.quest.step import Step


def is_left_aside(step: Step, facts: Facts) -> bool:
    """Say whether the step was skipped and may be: it is a private one, or its hints were all asked for."""
    took_all_hints = bool(step.hints) and facts.hints.issuperset(range(1, len(step.hints) + 1))
    return facts.is_skipped and (step.skippable or took_all_hints)


def is_answered(step: Step, facts: Facts) -> bool:
    """Say whether an answer finished the step, or the step was left aside. Once true it stays true."""
    return facts.is_solved or is_left_aside(step, facts)
