"""The one door for writes: what is acknowledged is kept, what fails touches nobody else."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from webapp.store.database import make_engine, read_session
from webapp.store.writer import SLOW_JOB_S, DirectWriter, GroupWriter, Writer, make_writer


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'writer.sqlite3'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (word TEXT UNIQUE)"))
    yield engine
    engine.dispose()


@pytest.fixture(params=[GroupWriter, DirectWriter])
def writer(request: pytest.FixtureRequest, engine: Engine) -> Iterator[Writer]:
    writer = request.param(engine)
    yield writer
    writer.close()


def add(word: str) -> Callable[[Session], str]:
    def job(session: Session) -> str:
        session.execute(text("INSERT INTO note VALUES (:word)"), {"word": word})
        return word

    return job


def words(engine: Engine) -> list[str]:
    with read_session(engine) as session:
        return list(session.scalars(text("SELECT word FROM note ORDER BY word")))


def test_returns_the_result_once_committed(engine: Engine, writer: Writer) -> None:
    assert writer.run(add("one")) == "one"
    assert words(engine) == ["one"]


def test_failing_job_raises_and_leaves_nothing(engine: Engine, writer: Writer) -> None:
    def job(session: Session) -> None:
        add("lost")(session)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        writer.run(job)

    assert words(engine) == []


def test_job_that_fails_in_a_batch_fails_alone(engine: Engine) -> None:
    """The first job holds the writer until twenty others wait: they are then committed together."""
    writer = GroupWriter(engine)
    waiting, hold = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        waiting.set()
        hold.wait()

    def wrong(session: Session) -> None:
        add("wrong")(session)
        raise RuntimeError("wrong")

    with ThreadPoolExecutor(22) as pool:
        first = pool.submit(writer.run, slow)
        waiting.wait()
        right = [pool.submit(writer.run, add(f"word {number:02d}")) for number in range(20)]
        bad = pool.submit(writer.run, wrong)
        while writer._queue.qsize() < 21:
            pass
        hold.set()
        results = [future.result() for future in right]
        first.result()

    assert isinstance(bad.exception(), RuntimeError)
    assert results == words(engine) == [f"word {number:02d}" for number in range(20)]
    writer.close()


def add_all(session: Session, items: Sequence[str]) -> list[str]:
    """Add words in one call; what it returns tells which were together."""
    for word in items:
        add(word)(session)
    return [",".join(items)] * len(items)


def test_an_item_alone_is_gathered_alone(engine: Engine, writer: Writer) -> None:
    assert writer.gather(add_all, "one") == "one"
    assert words(engine) == ["one"]


def gather_while_held(engine: Engine, *items: str) -> list[Future[str]]:
    """Have a job hold the writer until these items wait, then let them go."""
    writer = GroupWriter(engine)
    started, hold = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        started.set()
        hold.wait()

    with ThreadPoolExecutor(len(items) + 1) as pool:
        first = pool.submit(writer.run, slow)
        # Only once the job runs: what comes before would be taken into its own batch, and wait for nobody.
        started.wait()
        futures = [pool.submit(writer.gather, add_all, item) for item in items]
        while writer.waiting < len(items):
            time.sleep(0.001)
        hold.set()
        first.result()
    writer.close()
    return futures


def test_what_waits_at_once_is_gathered(engine: Engine) -> None:
    results = {future.result() for future in gather_while_held(engine, "a", "b", "c")}

    assert [sorted(result.split(",")) for result in results] == [["a", "b", "c"]]
    assert words(engine) == ["a", "b", "c"]


def test_an_item_that_fails_fails_alone(engine: Engine) -> None:
    first, again, other = gather_while_held(engine, "a", "a", "b")

    failed = [future for future in (first, again) if future.exception() is not None]
    assert (len(failed), other.result(), words(engine)) == (1, "b", ["a", "b"])


def test_closing_finishes_what_waits(engine: Engine) -> None:
    writer = GroupWriter(engine)
    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(writer.run, add(str(number))) for number in range(8)]
        assert sorted(future.result() for future in futures) == sorted(str(number) for number in range(8))

    writer.close()

    with pytest.raises(RuntimeError, match="closed"):
        writer.run(add("late"))


def test_announcement_that_fails_does_not_fail_the_write(engine: Engine) -> None:
    def announce(session: Session) -> None:
        raise OSError("the socket is gone")

    writer = GroupWriter(engine, announce)

    assert writer.run(add("kept")) == "kept"
    writer.close()
    assert words(engine) == ["kept"]


def test_sqlite_survives_a_power_cut(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_a_slow_job_is_named_without_what_it_was_given(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def slowly(session: Session, *, secret: str) -> None:
        time.sleep(SLOW_JOB_S * 2)

    engine = make_engine(f"sqlite:///{tmp_path / 'slow.sqlite3'}")
    writer = make_writer(engine)
    writer.run(partial(slowly, secret="four words of a card"))
    writer.close()

    (said,) = [record.getMessage() for record in caplog.records]
    assert "slowly took" in said
    assert "four words" not in said
