"""What was worked out of content, kept by identity: content never changes, and comparing it costs more than this."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """One value for each piece of content. A piece is held with its value, so that no other one takes its place."""

    def __init__(self, work_out: Callable[..., Value], *, limit: int) -> None:
        self._work_out = work_out
        self._limit = limit
        self._known: dict[int, tuple[Any, Value]] = {}

    def of(self, subject: Any, *more: Any) -> Value:
        """Return the value of a piece of content; ``more`` is what working it out needs besides."""
        known = self._known.get(id(subject))
        if known is None:
            if len(self._known) >= self._limit:
                self._known.clear()
            known = self._known[id(subject)] = (subject, self._work_out(subject, *more))
        return known[1]
