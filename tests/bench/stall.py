"""Does heavy work stall the room? Documents, password hashes and a database that another program holds."""

import http.client
import itertools
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask

from tests.bench.crowd import Asker
from tests.bench.report import Line
from tests.bench.rivals import TOPIC
from tests.bench.world import Seat
from tests.serving import Serving
from webapp.documents import compile_pdf
from webapp.web.common.passwords import hash_password

# Sixty phones that do two things a second each.
RATE_S, ASKED = 0.5, 12
HELD_S = 0.3
HEAVY = ("/bench/document", "/bench/hash")
DOCUMENT = {
    "head": ["Jeune", "Équipe", "Jours", "Présence", "Temps actif", "Emploi", "Rendez-vous"],
    "rows": [[f"Moineau {number}", "1", "5", "2 h 05", "1 h 10", "1 h 10", ""] for number in range(30)],
    "sources": ["Présence : du premier au dernier geste."],
    "sign": "Vu par :",
}


def add_heavy_work(app: Flask) -> None:
    """Add the addresses at which a document is made and a password hashed."""
    inner = app.wsgi_app
    works = dict(zip(HEAVY, (_document, _hash), strict=True))

    def door(environ: Any, start_response: Any) -> Any:
        if environ["PATH_INFO"] not in works:
            return inner(environ, start_response)
        works[environ["PATH_INFO"]]()
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"done"]

    app.wsgi_app = door  # type: ignore[method-assign]  # as Flask says


def _document() -> None:
    compile_pdf("week", {**DOCUMENT, "title": str(time.time())})


def _hash() -> None:
    hash_password("six mots qui ne vont pas ensemble")


def stalls(server: Serving, seats: Sequence[Seat], database: Path) -> list[Line]:
    """Compare the median acknowledgement of phones, quiet and with everything heavy at once."""
    answers = [_answering(server, seat) for seat in seats]
    quiet, alone = _watching(server, seats), _median(answers)
    with _busy(server):
        answered = _median(answers)
        with _held(database):
            watched = _watching(server, seats)
    return [
        _line("a watch, with documents, hashes and a database held half of the time", watched, quiet),
        _line("a durable answer, with documents and hashes", answered, alone),
    ]


def _line(what: str, busy: float, quiet: float) -> Line:
    return Line(
        what=f"median acknowledgement of {what}, against a quiet server",
        found=f"{busy / quiet:.1f}x ({busy:.1f} against {quiet:.1f} ms)",
        goal="at most 3x",
        is_met=busy <= 3 * quiet,
    )


def _median(acts: Sequence[Callable[[], float]]) -> float:
    """Have each act done at its pace, by a thread of its own; return the median of what they took, in milliseconds."""
    took: list[float] = []

    def go(act: Callable[[], float], number: int) -> None:
        time.sleep(RATE_S * number / len(acts))
        for _ in range(ASKED):
            took.append(spent := act())
            time.sleep(max(0.0, RATE_S - spent))

    threads = [threading.Thread(target=go, args=(act, number)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statistics.median(took) * 1000


def _watching(server: Serving, seats: Sequence[Seat]) -> float:
    askers = [Asker(server.port, seat.cookie, TOPIC) for seat in seats]
    median = _median([partial(asker.ask, "watch") for asker in askers])
    for asker in askers:
        asker.close()
    return median


def _answering(server: Serving, seat: Seat) -> Callable[[], float]:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def answer() -> float:
        request = seat.answers()
        started = time.perf_counter()
        line.request(request.method, request.path, request.body, request.headers)
        line.getresponse().read()
        return time.perf_counter() - started

    return answer


@contextmanager
def _busy(server: Serving) -> Iterator[None]:
    """Ask for something heavy again and again: one at a time, a document and a hash in turn."""
    is_over = threading.Event()

    def ask() -> None:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for path in itertools.cycle(HEAVY):
            if is_over.is_set():
                return
            line.request("GET", path)
            line.getresponse().read()

    with _thread(ask, is_over):
        yield


@contextmanager
def _held(database: Path) -> Iterator[None]:
    """Hold the database as another program would: half of the time, nobody else may write."""
    is_over = threading.Event()

    def hold() -> None:
        connection = sqlite3.connect(database, isolation_level=None, timeout=60)
        while not is_over.is_set():
            connection.execute("BEGIN IMMEDIATE")
            time.sleep(HELD_S)
            connection.execute("ROLLBACK")
            time.sleep(HELD_S)
        connection.close()

    with _thread(hold, is_over):
        yield


@contextmanager
def _thread(work: Callable[[], None], is_over: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
