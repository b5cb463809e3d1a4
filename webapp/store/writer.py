"""The one door for writes.

SQLite lets one transaction write at a time, and its busy wait is unfair: requests that queue on the lock wait for
seconds. So one thread takes the waiting jobs, runs up to 64 of them in one transaction, and answers each after the
commit (one fsync for all). If one fails, the transaction is rolled back and each job runs alone: a job must be able
to run twice. PostgreSQL needs none of this: the job runs in the calling thread.

Jobs return frozen values, read no clock, make no id, send nothing, and know no Flask global.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.store.topics import raise_versions

Result = TypeVar("Result")
Job = Callable[[Session], Result]
AfterCommit = Callable[[], None]

BATCH = 64
SLOW_JOB_S = 0.02
ANNOUNCEMENTS = "announcements"
_log = logging.getLogger(__name__)
_Item = tuple[Job[Any], "Future[Any]"]


class Writer(Protocol):
    """Runs a job in a transaction and returns its result once it is committed."""

    def run(self, job: Job[Result]) -> Result:
        """Run, commit, return; whatever the job raises is raised here and nothing of it is kept."""
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
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._is_closed = False
        self._thread = threading.Thread(target=self._serve, name="elan-writer", daemon=True)
        self._thread.start()

    def run(self, job: Job[Result]) -> Result:
        """Queue the job and wait for the commit that holds it."""
        if self._is_closed:
            raise RuntimeError("the writer is closed")
        future: Future[Result] = Future()
        self._queue.put((job, future))
        return future.result()

    @property
    def waiting(self) -> int:
        """Count the jobs that wait for their turn."""
        return self._queue.qsize()

    def close(self) -> None:
        """Let the waiting jobs end, then stop the thread."""
        self._is_closed = True
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (first := self._queue.get()) is not None:
            batch, is_last = self._take(first)
            self._commit(batch)
            if is_last:
                return

    def _take(self, first: _Item) -> tuple[list[_Item], bool]:
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

    def _commit(self, batch: list[_Item]) -> None:
        try:
            results = self._run_together([job for job, _ in batch])
        except BaseException as error:
            if len(batch) == 1:
                batch[0][1].set_exception(error)
            else:
                for item in batch:
                    self._commit([item])
            return
        for (_, future), result in zip(batch, results, strict=True):
            future.set_result(result)

    def _run_together(self, jobs: list[Job[Any]]) -> list[Any]:
        with Session(self._engine, expire_on_commit=False) as session:
            results = [self._timed(job, session) for job in jobs]
            raise_versions(session)
            session.commit()
            self._announce(session)
            return results

    def _timed(self, job: Job[Result], session: Session) -> Result:
        started = time.perf_counter()
        result = job(session)
        session.flush()
        if (spent := time.perf_counter() - started) > SLOW_JOB_S:
            _log.warning("slow write: %s took %.0f ms", getattr(job, "__qualname__", job), spent * 1000)
        return result

    def _announce(self, session: Session) -> None:
        """A failing socket never fails a request."""
        try:
            self._on_commit(session)
        except Exception:
            _log.exception("announcements were not sent")


def make_writer(engine: Engine, on_commit: Callable[[Session], None] = lambda session: None) -> Writer:
    """Choose the writer that the database asks for."""
    if engine.dialect.name == "sqlite":
        return GroupWriter(engine, on_commit)
    return DirectWriter(engine, on_commit)
