"""Facts as JSON and back. Short keys, empty ones left out: a row of facts is read thousands of times."""

from collections.abc import Mapping
from typing import Any

from webapp.quest.facts import Facts, Register


def to_json(facts: Facts) -> dict[str, Any]:
    """Write facts as a JSON object."""
    state: dict[str, Any] = {}
    if facts.is_solved:
        state["solved"] = 1
    if facts.is_read:
        state["read"] = 1
    if facts.is_skipped:
        state["skipped"] = 1
    if facts.hints:
        state["hints"] = sorted(facts.hints)
    if facts.marks:
        state["marks"] = sorted(facts.marks)
    if facts.registers:
        state["registers"] = {name: [r.seq, r.event, r.value] for name, r in sorted(facts.registers.items())}
    return state


def from_json(state: Mapping[str, Any]) -> Facts:
    """Read facts back."""
    return Facts(
        is_solved="solved" in state,
        is_read="read" in state,
        is_skipped="skipped" in state,
        hints=frozenset(state.get("hints", ())),
        marks=frozenset(state.get("marks", ())),
        registers={name: Register(*value) for name, value in state.get("registers", {}).items()},
    )
