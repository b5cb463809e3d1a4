"""A step shown alone, without JavaScript: what its template needs more than its state."""

from collections.abc import Mapping
from typing import Any

from webapp.quest.progress import Flags
from webapp.steps.dialogue.path import path


def solo_context(step: Any, state: Mapping[str, Any], flags: Flags) -> dict[str, Any]:
    """Add what only the server can work out for a page without scripts (the path through a dialogue)."""
    full = {**state, "flags": dict(flags)}
    if step.kind == "dialogue":
        lines, pending = path(step, state["choices"], flags)
        full["path"], full["pending"] = lines, pending
    return full
