"""The one door for writes.

SQLite lets one transaction write at a time, and its busy wait is unfair: requests that queue on the lock wait for
seconds. So one thread takes the waiting jobs, runs up to 64 of them in one transaction, and answers each after the
commit (one fsync for all). If one fails, the transaction is rolled back and each job runs alone: a job must be able
to run twice. PostgreSQL needs none of this: the job runs in the calling thread.

What many ask at once (answers, above all) is gathered: one call does it for all who wait, in a few statements instead
of a few each.

Jobs return frozen values, read no clock, make no id, send nothing, and know no Flask global.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.store.topics import raise_versions

Result = TypeVar("Result")
Item = TypeVar("Item")
Job = Callable[[Session], Result]
# A job for several at once: a result for each, in their order.
Gathering = Callable[[Session, Sequence[Item]], Sequence[Result]]
AfterCommit = Callable[[], None]

BATCH = 64
SLOW_JOB_S = 0.02
ANNOUNCEMENTS = "announcements"
_log = logging.getLogger(__name__)


class _Waiting:
    """What waits for its turn: a job, or an item of a gathering. A bare lock is the lightest thing to wait on."""

    __slots__ = ("_error", "_is_over", "_result", "gathering", "item", "job")

    def __init__(self, job: Job[Any], gathering: Gathering[Any, Any] | None = None, item: Any = None) -> None:
        self.job, self.gathering, self.item = job, gathering, item
        self._result: Any = None
        self._error: BaseException | None = None
        self._is_over = threading.Lock()
        self._is_over.acquire()

    def wait(self) -> Any:
        """Return the result once it is committed, or raise what kept it from being so."""
        self._is_over.acquire()
        if self._error is not None:
            raise self._error
        return self._result

    def succeed(self, result: Any) -> None:
        self._result = result
        self._is_over.release()

    def fail(self, error: BaseException) -> None:
        self._error = error
        self._is_over.release()


class Writer(Protocol):
    """Runs a job in a transaction and returns its result once it is committed."""

    def run(self, job: Job[Result]) -> Result:
        """Run, commit, return; whatever the job raises is raised here and nothing of it is kept."""
        ...

    def gather(self, gathering: Gathering[Item, Result], item: Item) -> Result:
        """Run a gathering for all the items that wait when its turn comes; commit, return what it gave for this one."""
        ...

    @property
    def waiting(self) -> int:
        """Count the jobs that wait for their turn."""
        ...

    def close(self) -> None:
        """Finish what waits and stop."""
        ...


class DirectWriter:
    """A transaction a call, in the calling thread."""

    def __init__(self, engine: Engine, on_commit: Callable[[Session], None] = lambda session: None) -> None:
        self._engine = engine
        self._on_commit = on_commit

    def run(self, job: Job[Result]) -> Result:
        """Run the job in a transaction of its own."""
        with Session(self._engine, expire_on_commit=False) as session:
            result = job(session)
            raise_versions(session)
            session.commit()
            self._on_commit(session)
            return result

    def gather(self, gathering: Gathering[Item, Result], item: Item) -> Result:
        """Run the gathering for this item alone."""
        return self.run(lambda session: gathering(session, (item,))[0])

    @property
    def waiting(self) -> int:
        """Nothing waits here: each job runs in its own thread."""
        return 0

    def close(self) -> None:
        """Nothing waits here."""


class GroupWriter:
    """One thread that commits for everybody who waits."""

    def __init__(self, engine: Engine, on_commit: Callable[[Session], None] = lambda session: None) -> None:
        self._engine = engine.execution_options(is_writer=True)
        self._on_commit = on_commit
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._is_closed = False
        self._thread = threading.Thread(target=self._serve, name="elan-writer", daemon=True)
        self._thread.start()

    def run(self, job: Job[Result]) -> Result:
        """Queue the job and wait for the commit that holds it."""
        result: Result = self._await(_Waiting(job))
        return result

    def gather(self, gathering: Gathering[Item, Result], item: Item) -> Result:
        """Queue the item and wait for the commit that holds it."""
        result: Result = self._await(_Waiting(partial(_run_alone, gathering, item), gathering, item))
        return result

    @property
    def waiting(self) -> int:
        """Count the jobs that wait for their turn."""
        return self._queue.qsize()

    def close(self) -> None:
        """Let the waiting jobs end, then stop the thread."""
        self._is_closed = True
        self._queue.put(None)
        self._thread.join()

    def _await(self, waiting: _Waiting) -> Any:
        if self._is_closed:
            raise RuntimeError("the writer is closed")
        self._queue.put(waiting)
        return waiting.wait()

    def _serve(self) -> None:
        while (first := self._queue.get()) is not None:
            batch, is_last = self._take(first)
            self._commit(batch)
            if is_last:
                return

    def _take(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        batch = [first]
        while len(batch) < BATCH:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                return batch, False
            if item is None:
                return batch, True
            batch.append(item)
        return batch, False

    def _commit(self, batch: list[_Waiting]) -> None:
        try:
            results = self._run_together(batch)
        except BaseException as error:
            if len(batch) == 1:
                batch[0].fail(error)
            else:
                for item in batch:
                    self._commit([item])
            return
        for waiting, result in results:
            waiting.succeed(result)

    def _run_together(self, batch: list[_Waiting]) -> list[tuple[_Waiting, Any]]:
        results: list[tuple[_Waiting, Any]] = []
        with Session(self._engine, expire_on_commit=False) as session:
            for gathering, waiting in _gathered(batch):
                if gathering is None:
                    results += [(each, self._timed(each.job, session)) for each in waiting]
                else:
                    together = _all_of(gathering, waiting)
                    results += zip(waiting, self._timed(together, session, len(waiting)), strict=True)
            raise_versions(session)
            session.commit()
            self._announce(session)
            return results

    def _timed(self, job: Job[Result], session: Session, count: int = 1) -> Result:
        started = time.perf_counter()
        result = job(session)
        session.flush()
        if (spent := time.perf_counter() - started) > SLOW_JOB_S * count:
            _log.warning("slow write: %s took %.0f ms", _name(job), spent * 1000)
        return result

    def _announce(self, session: Session) -> None:
        """A failing socket never fails a request."""
        try:
            self._on_commit(session)
        except Exception:
            _log.exception("announcements were not sent")


def _run_alone(gathering: Gathering[Item, Result], item: Item, session: Session) -> Result:
    return gathering(session, (item,))[0]


def _all_of(gathering: Gathering[Item, Result], waiting: Sequence[_Waiting]) -> Job[Sequence[Result]]:
    return lambda session: gathering(session, [each.item for each in waiting])


def _gathered(batch: Sequence[_Waiting]) -> Iterable[tuple[Gathering[Any, Any] | None, list[_Waiting]]]:
    """Put the items of one gathering together; simple jobs stay in their order."""
    groups: dict[Gathering[Any, Any] | None, list[_Waiting]] = {}
    for waiting in batch:
        groups.setdefault(waiting.gathering, []).append(waiting)
    return groups.items()


def _name(job: Job[Any]) -> str:
    """Name a job without what it was given: arguments hold people's words, and settings hold secrets."""
    named: Any = getattr(job, "func", job)
    return str(getattr(named, "__qualname__", type(named).__name__))


def make_writer(engine: Engine, on_commit: Callable[[Session], None] = lambda session: None) -> Writer:
    """Choose the writer that the database asks for."""
    if engine.dialect.name == "sqlite":
        return GroupWriter(engine, on_commit)
    return DirectWriter(engine, on_commit)
