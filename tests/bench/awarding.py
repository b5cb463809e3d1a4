"""A badge for everybody of a cohort at once, while its phones go on asking: what they feel of it."""

import http.client
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.bench.crowd import Asker
from tests.bench.report import Line
from tests.bench.rivals import TOPIC
from tests.bench.world import Seat
from tests.factories.badges import give
from tests.serving import Serving
from webapp.store.database import read_session
from webapp.store.models import Participant, Staff

ADDRESS = "/bench/award"
BADGES, PHONES = 100, 60
RATE_S = 0.5
QUIET_S = 8.0
LAST_S = 120.0


def add_awarding(app: Flask) -> None:
    """Add the address at which a hundred people are given a badge, each in a transaction, as the page of staff does."""
    inner = app.wsgi_app

    def door(environ: Any, start_response: Any) -> Any:
        if environ["PATH_INFO"] != ADDRESS:
            return inner(environ, start_response)
        app.extensions["elan.signer"].start()  # as the server does with its jobs
        _give_all(app)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"given"]

    app.wsgi_app = door  # type: ignore[method-assign]  # as Flask says


def _give_all(app: Flask) -> None:
    with read_session(app.extensions["elan.engine"]) as session:
        staff = session.scalars(select(Staff).limit(1)).one()
        people = session.scalars(select(Participant).order_by(Participant.id).limit(BADGES)).all()
        session.expunge_all()
    for person in people:
        give(app.extensions["elan.writer"].run, person, staff, now=datetime.now(UTC))


def awards_at_once(server: Serving, seats: Sequence[Seat], database: Path) -> list[Line]:
    """Compare what sixty phones wait for, quiet and from the award to the last badge that is published."""
    quiet = _asked(server, seats, lambda: time.sleep(QUIET_S))
    started = time.perf_counter()
    busy = _asked(server, seats, partial(_award, server, database))
    took = time.perf_counter() - started
    calm, loud = statistics.median(quiet), statistics.median(busy)
    return [
        Line(
            what=f"median acknowledgement of {PHONES} phones while {BADGES} badges are given and signed, against quiet",
            found=f"{loud / calm:.1f}x ({loud:.1f} against {calm:.1f} ms; all published in {took:.0f} s)",
            goal="at most 3x",
            is_met=loud <= 3 * calm,
        ),
        Line(
            what="the same, p99",
            found=f"{_p99(busy) / _p99(quiet):.1f}x ({_p99(busy):.0f} against {_p99(quiet):.0f} ms)",
            goal="shown",
        ),
    ]


def _asked(server: Serving, seats: Sequence[Seat], during: Callable[[], None]) -> list[float]:
    """Have every phone ask at its pace for as long as something takes; return how long answers took, in ms."""
    askers = [Asker(server.port, seat.cookie, TOPIC) for seat in seats[:PHONES]]
    took: list[float] = []
    with _asking(askers, took):
        during()
    for asker in askers:
        asker.close()
    return took


@contextmanager
def _asking(askers: Sequence[Asker], took: list[float]) -> Iterator[None]:
    is_over = threading.Event()

    def go(asker: Asker, number: int) -> None:
        time.sleep(RATE_S * number / len(askers))
        while not is_over.is_set():
            took.append(asker.ask("watch") * 1000)
            is_over.wait(RATE_S)

    threads = [threading.Thread(target=go, args=(asker, number)) for number, asker in enumerate(askers)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def _award(server: Serving, database: Path) -> None:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LAST_S)
    line.request("GET", ADDRESS)
    if line.getresponse().read() != b"given":
        raise RuntimeError("nobody was given a badge")
    connection = sqlite3.connect(database)
    until = time.monotonic() + LAST_S
    while connection.execute("SELECT count(published_at) FROM award").fetchone()[0] < BADGES:
        if time.monotonic() > until:
            raise RuntimeError("badges wait for their signature")
        time.sleep(0.2)
    connection.close()


def _p99(took: Sequence[float]) -> float:
    return sorted(took)[int(len(took) * 0.99)]
