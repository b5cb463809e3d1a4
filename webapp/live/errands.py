"""A thread that begins with the first thing to do, so that nobody else waits for what it does."""

import threading
import time
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Errands(ABC, Generic[Thing]):
    """Does what is due, as it becomes due. What is noted is noted under ``_woken``, then ``_wake`` is called."""

    name: str

    def __init__(self) -> None:
        self._woken = threading.Condition()
        self._thread: threading.Thread | None = None
        self._is_over = False

    def close(self) -> None:
        """Do nothing more, and wait for what is being done."""
        with self._woken:
            self._is_over = True
            self._woken.notify()
        if self._thread is not None:
            self._thread.join()

    @abstractmethod
    def _due(self, now: float) -> list[Thing]:
        """Take what is to be done now."""

    @abstractmethod
    def _next_at(self) -> float | None:
        """Return when something will be due, or None."""

    @abstractmethod
    def _do(self, things: list[Thing]) -> None:
        """Do it; nothing that goes wrong may end the thread."""

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self.name, daemon=True)
            self._thread.start()
        self._woken.notify()

    def _serve(self) -> None:
        while things := self._next():
            self._do(things)

    def _next(self) -> list[Thing]:
        """Wait for something to do; nothing once all is over."""
        with self._woken:
            while not self._is_over:
                if things := self._due(time.monotonic()):
                    return things
                next_at = self._next_at()
                self._woken.wait(None if next_at is None else max(0.0, next_at - time.monotonic()))
            return []
