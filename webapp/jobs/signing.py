"""Badges are signed when one is given, when the server starts, and every minute.

A thread reads what waits and stores what comes back; a process that comes for it and goes makes the signatures, so that
a hundred badges at once hold up no phone. The thread also has a badge of each organisation judged there when the last
time was more than a day ago.
"""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine

from webapp.config import Config
from webapp.store.database import read_session
from webapp.store.writer import Writer
from webapp.usecases.awarding import commission
from webapp.usecases.awarding.commission import Commission, Passing
from webapp.usecases.awarding.issuers import wrapping_key
from webapp.usecases.awarding.self_check import check_samples_when_due
from webapp.usecases.awarding.signing import Workshop, sign_all

EVERY_S = 60.0
_log = logging.getLogger(__name__)


def make_workshop(config: Config, engine: Engine, writer: Writer) -> Workshop:
    """Return the workshop of an installation; the key that wraps its private keys is made where it has none."""
    return Workshop(
        read=lambda: read_session(engine),
        write=writer.run,
        base=config.public_url,
        wrapping_key=wrapping_key(config),
    )


@contextmanager
def apart(workshop: Workshop) -> Iterator[Workshop]:
    """Lend the workshop a hand: what takes long is done by another process."""
    with Hand() as hand:
        yield replace(workshop, carry_out=hand)


class Hand:
    """Signs and judges in a process of its own, which starts at the first badge and ends with the last."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.wait()

    def __call__(self, wanted: Commission, _passing: Passing) -> Any:
        """Return what came of it; raises what the other process raised."""
        line = self._line or self._start()
        try:
            line.send(wanted)
            made = line.recv()
        except (EOFError, ConnectionError) as gone:
            raise RuntimeError("the process that signs has gone") from gone
        if isinstance(made, Exception):
            raise made
        return made

    def _start(self) -> Connection:
        self._line, theirs = Pipe()
        command = [sys.executable, "-m", commission.__name__, str(theirs.fileno())]
        self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()])
        theirs.close()
        return self._line


class Signer:
    """Signs what waits, one badge after the other, far from the requests."""

    def __init__(self, make: Callable[[], Workshop], *, every: float = EVERY_S) -> None:
        self._make, self._every = make, every
        self._called, self._is_closed = threading.Event(), False
        self._thread = threading.Thread(target=self._serve, name="elan-signer", daemon=True)

    def start(self) -> None:
        """Begin with what was left by whoever was here before."""
        self._called.set()
        self._thread.start()

    def nudge(self) -> None:
        """Say that something waits. Costs nothing, and nothing at all before the start."""
        self._called.set()

    def close(self) -> None:
        """Stop after the badge at hand."""
        self._is_closed = True
        self._called.set()
        if self._thread.is_alive():
            self._thread.join()

    def _serve(self) -> None:
        while not self._is_closed:
            self._called.wait(self._every)
            self._called.clear()
            try:
                now = datetime.now(UTC)
                with apart(self._make()) as workshop:
                    sign_all(workshop, now=now)
                    check_samples_when_due(workshop, now=now)
            except Exception:
                _log.exception("badges wait: the signer tries again in a minute")
