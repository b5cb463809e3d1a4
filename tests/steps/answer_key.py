"""What each kind must keep to itself until it is earned: the words that may not reach the browser beforehand."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

# Names that would give an answer away, whatever they hold.
SECRET_NAMES = frozenset({
    "answer", "answer_display", "answers", "also_accepted", "code_default", "correct", "expected", "feedback",
    "feedback_ko", "feedback_ok", "hints", "is_correct", "riddle_answer", "right",
})  # fmt: skip
GRADED = frozenset({"quiz", "code", "team_code", "order", "match"})


def key_of(step: Any) -> set[str]:
    """Return every text of the answer key of a step."""
    return {text for text in _secrets(step) if text}


def _secrets(step: Any) -> Iterator[str]:
    yield from step.hints
    if step.kind in GRADED and not getattr(step, "is_opinion", False):
        yield from (step.success or "", step.failure or "")
    written = asdict(step)
    for name, value in _named_leaves(written):
        if name in SECRET_NAMES and isinstance(value, str) and not _is_an_id(written, value):
            yield value
    if step.kind == "team_code":
        yield from (fragment.text for fragment in step.fragments)


def _is_an_id(written: Any, text: str) -> bool:
    """The id of an option is shown with the option; that it is the right one is told by the names around it."""
    return any(name == "id" and value == text for name, value in _named_leaves(written))


def leaves(value: Any) -> set[str]:
    """Return every text of a JSON value."""
    return {leaf for _, leaf in _named_leaves(value) if isinstance(leaf, str)}


def names(value: Any) -> set[str]:
    """Return every name of a JSON value."""
    if isinstance(value, dict):
        return set(value) | {name for each in value.values() for name in names(each)}
    return {name for each in value for name in names(each)} if isinstance(value, list | tuple) else set()


def _named_leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _named_leaves(each, key)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _named_leaves(each, name)
    else:
        yield name, value
