"""Whose phone is connected. A phone that leaves is still here for a moment: a page that changes is no absence.

One process keeps this in memory; several tell one another through Redis (``gathering.py``).
"""

import logging
import time
from collections.abc import Callable

from webapp.live.errands import Errands

_log = logging.getLogger(__name__)
# A page that is left and the next one that comes: longer than a slow network needs between the two.
LINGERS_S = 20.0
OnChange = Callable[[str], None]


class Presence:
    """Who is here, by public id. No clock here: whoever asks says what time it is."""

    def __init__(self) -> None:
        self._phones: dict[str, set[str]] = {}
        self._leaving: dict[str, float] = {}
        self._people: dict[str, str] = {}

    def arrive(self, phone: str, person: str) -> bool:
        """Note that a phone is connected; say whether somebody has just come."""
        is_new = person not in self._phones and person not in self._leaving
        self._leaving.pop(person, None)
        self._phones.setdefault(person, set()).add(phone)
        self._people[phone] = person
        return is_new

    def leave(self, phone: str, now: float) -> None:
        """Note that a phone is gone; its owner stays a moment longer."""
        person = self._people.pop(phone, None)
        if person is None:
            return
        self._phones[person].discard(phone)
        if not self._phones[person]:
            del self._phones[person]
            self._leaving[person] = now + LINGERS_S

    def gone(self, now: float) -> list[str]:
        """Return, once, those whose moment is over."""
        over = [person for person, until in self._leaving.items() if until <= now]
        for person in over:
            del self._leaving[person]
        return over

    def next_at(self) -> float | None:
        """Return when somebody may be gone next."""
        return min(self._leaving.values(), default=None)

    def here(self) -> frozenset[str]:
        """Return everybody who is here."""
        return frozenset({*self._phones, *self._leaving})


class Watchman(Errands[str]):
    """Keeps the presence of a server and tells, from a thread of its own, who came and who left."""

    name = "elan-watchman"

    def __init__(self, on_change: OnChange) -> None:
        super().__init__()
        self._on_change = on_change
        self._presence = Presence()
        self._changed: list[str] = []

    def arrive(self, phone: str, person: str) -> None:
        """Note that a phone is connected."""
        with self._woken:
            if self._presence.arrive(phone, person):
                self._changed.append(person)
                self._wake()

    def leave(self, phone: str) -> None:
        """Note that a phone is gone."""
        with self._woken:
            self._presence.leave(phone, time.monotonic())
            self._wake()

    def here(self) -> frozenset[str]:
        """Return everybody whose phone is connected."""
        with self._woken:
            return self._presence.here()

    def _due(self, now: float) -> list[str]:
        changed = [*self._changed, *self._presence.gone(now)]
        self._changed.clear()
        return changed

    def _next_at(self) -> float | None:
        return self._presence.next_at()

    def _do(self, things: list[str]) -> None:
        for person in things:
            try:
                self._on_change(person)
            except Exception:
                # Boards ask again at the next change; who is here is not lost.
                _log.exception("a coming or a going was not told")
