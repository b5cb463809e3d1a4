"""Phones that are connected: how soon they hear of a change, what they cost, and whether heavy work stalls them."""

import http.client
import socket
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from flask import Flask

from tests.bench.awarding import add_awarding, awards_at_once
from tests.bench.crowd import Asker, Crowd
from tests.bench.load import cpu
from tests.bench.report import Line
from tests.bench.rivals import BOARD, GO, TOPIC, add_change, bare_sockets, make_stock
from tests.bench.server import configured
from tests.bench.stall import add_heavy_work, stalls
from tests.bench.world import World
from tests.scale.fleet import Fleet, fleet
from tests.serving import Serving, serving

PHONES, BOARDS, ROUNDS, FEW = 500, 20, 15, 60
# A topic is quiet for a moment after it was announced.
PAUSE_S = 0.5
AT_ONCE = 25
ASKERS, QUESTIONS = 50, 6000


def measures() -> Iterator[Sequence[Line]]:
    """Start the three servers, measure them in turn."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        config = configured(Path(folder))
        world = World(config)
        stack.callback(world.close)
        seats = world.add_cohort(PHONES, team=PHONES, steps=0)
        cookies, boards = [seat.cookie for seat in seats], world.add_boards(BOARDS)
        with fleet(config, workers=1) as embedded:
            yield memory(embedded, cookies[:FEW])
        ours = stack.enter_context(serving(config, _prepare))
        stock = stack.enter_context(serving(config, make_stock))
        yield broadcast(ours, stock, cookies, boards)
        yield intake(ours, stock, cookies)
        yield stalls(ours, seats[:FEW], Path(folder) / "bench.sqlite3")
        yield awards_at_once(ours, seats[:FEW], Path(folder) / "bench.sqlite3")


def _prepare(app: Flask) -> None:
    add_change(app)
    add_heavy_work(app)
    add_awarding(app)


def memory(server: Fleet, cookies: Sequence[str]) -> list[Line]:
    """Weigh the embedded server with sixty phones."""
    crowd, empty = Crowd(server.port), _weight(server)
    crowd.connect(cookies, TOPIC)
    full = _weight(server)
    crowd.close()
    line = Line(
        what=f"memory of the embedded server with {len(cookies)} phones",
        found=f"{full / 1024:.0f} MiB, {(full - empty) / len(cookies):.0f} KiB a phone",
        goal="at most 100 MiB",
        is_met=full <= 100 * 1024,
    )
    return [line]


def broadcast(ours: Serving, stock: Serving, cookies: Sequence[str], boards: Sequence[str]) -> list[Line]:
    """Time a change from its commit to the last phone, in turn with the rivals."""
    with bare_sockets() as port, ExitStack() as stack:
        floor, first, second = Crowd(port), Crowd(ours.port), Crowd(stock.port)
        for crowd in (floor, first, second):
            stack.callback(crowd.close)
        floor.connect_bare(len(cookies) + len(boards))
        for start in range(0, len(cookies), AT_ONCE):
            for crowd in (first, second):
                crowd.connect(cookies[start : start + AT_ONCE], TOPIC)
            # A phone that does not answer for three quarters of a minute is hung up, however many are still to come.
            for crowd in (first, second):
                crowd.drain()
        first.connect(boards, BOARD)
        second.connect(boards, TOPIC)
        bare = _Bare(port)
        stack.callback(bare.close)
        rounds = [(_time(floor, bare.go), _time(first, _go(ours)), _time(second, _go(stock))) for _ in range(ROUNDS)]
    lowest, mine, theirs = (statistics.median(times) for times in zip(*rounds, strict=True))
    what = f"change to the last of {PHONES} phones and {BOARDS} boards, from its commit"
    found = f"({mine:.1f} against {{:.1f}} ms)"
    return [
        Line(
            what=f"{what}: against bare sockets",
            found=f"{mine / lowest:.2f}x {found.format(lowest)}",
            goal="at most 2x",
            is_met=mine <= 2 * lowest,
        ),
        Line(
            what=f"{what}: against Flask-SocketIO as it comes",
            found=f"1/{theirs / mine:.1f} {found.format(theirs)}",
            goal="at most 1/5",
            is_met=mine * 5 <= theirs,
        ),
    ]


def intake(ours: Serving, stock: Serving, cookies: Sequence[str]) -> list[Line]:
    """Compare the processor time of an event that a phone sends and that is acknowledged."""
    rounds = [(_cost(ours, cookies), _cost(stock, cookies)) for _ in range(3)]
    mine, theirs = (statistics.median(costs) for costs in zip(*rounds, strict=True))
    line = Line(
        what=f"live events taken in and acknowledged, {ASKERS} phones: for the same CPU as Flask-SocketIO as it comes",
        found=f"{theirs / mine:.1f}x ({mine:.0f} against {theirs:.0f} µs an event)",
        goal="at least 3x",
        is_met=theirs >= 3 * mine,
    )
    return [line]


def _go(server: Serving) -> Callable[[], int]:
    """Return what commits a change on a server and says when."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def go() -> int:
        line.request("GET", "/bench/change")
        return int(line.getresponse().read())

    return go


def _time(crowd: Crowd, go: Callable[[], int]) -> float:
    """Return how many milliseconds a change takes to the last phone."""
    crowd.drain()
    time.sleep(PAUSE_S)
    # Heard while the answer is on its way: whoever waits for it must not be late to listen.
    with ThreadPoolExecutor(1) as pool:
        began = pool.submit(go)
        last = crowd.last_heard()
        return (last - began.result()) / 1e6


def _cost(server: Serving, cookies: Sequence[str]) -> float:
    """Return the microseconds of processor that the server spends on an event."""
    askers = [Asker(server.port, cookie, TOPIC) for cookie in cookies[:ASKERS]]
    each = QUESTIONS // ASKERS

    def ask(asker: Asker) -> None:
        for _ in range(each):
            asker.ask("unwatch")

    before = cpu(server.worker)
    with ThreadPoolExecutor(ASKERS) as pool:
        list(pool.map(ask, askers))
    spent = cpu(server.worker) - before
    for asker in askers:
        asker.close()
    return spent / (each * ASKERS) * 1e6


def _weight(server: Fleet) -> float:
    """Return what the server and its master really hold, in KiB."""
    return sum(_held(pid) for pid in (server.master, *server.workers))


def _held(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


class _Bare:
    """The connection that says go."""

    def __init__(self, port: int) -> None:
        self._line = socket.create_connection(("127.0.0.1", port))

    def go(self) -> int:
        self._line.sendall(GO)
        return int(self._line.recv(100))

    def close(self) -> None:
        self._line.close()
