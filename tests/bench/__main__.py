"""Measures, and prints ratios with their goals. Reports; never fails."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import httpx

from tests.bench import badges, cv, live
from tests.bench.load import Make, Measure, Request, measure, median
from tests.bench.report import Line, show
from tests.bench.server import add_bare_routes, configured
from tests.bench.world import Seat, World
from tests.serving import Serving, serving

CONNECTIONS = 50
ROUNDS = 3
MISSION = "/jeu/mission/j01-m2"
TODAY = "/jeu"


def main() -> None:
    """Start a server, measure everything, print."""
    with tempfile.TemporaryDirectory() as folder:
        config = configured(Path(folder))
        world = World(config)
        seats = world.add_cohort(CONNECTIONS)
        with serving(config, add_bare_routes) as server:
            for lines in (answers(server, seats), batches(server, seats), pages(server, seats)):
                show(lines)
            show(curves(server, world))
        world.close()
    show(badges.measures())
    show(cv.measures())
    for found in live.measures():
        show(found)


def answers(server: Serving, seats: Sequence[Seat]) -> list[Line]:
    """Compare a durable answer, the whole use case, with a bare JSON POST of the same body."""
    ours, bare = _against(
        server,
        [seat.answers for seat in seats],
        [partial(_bare, seat) for seat in seats],
        count=1500,
    )
    cpu, slow = ours.cpu_us / bare.cpu_us, ours.p99_ms / bare.p99_ms
    return [
        Line(
            what=f"durable answer, {len(seats)} connections: CPU against a bare JSON POST",
            found=f"{cpu:.2f}x ({ours.cpu_us:.0f} against {bare.cpu_us:.0f} µs)",
            goal="at most 2.0x (aim 1.5x)",
            is_met=cpu <= 2.0,
        ),
        Line(
            what="durable answer: p99 against the bare one",
            found=f"{slow:.2f}x ({ours.p99_ms:.0f} against {bare.p99_ms:.0f} ms)",
            goal="at most 3x",
            is_met=slow <= 3.0,
        ),
    ]


def batches(server: Serving, seats: Sequence[Seat]) -> list[Line]:
    """Compare an event among a hundred in one request with an event alone."""
    few = seats[:4]
    together, alone = _against(
        server, [partial(seat.answers, 100) for seat in few], [seat.answers for seat in few], count=200
    )
    each = together.cpu_us / 100
    line = Line(
        what="one of 100 events in one request, CPU against one alone",
        found=f"1/{alone.cpu_us / each:.1f} ({each:.0f} against {alone.cpu_us:.0f} µs)",
        goal="at most 1/20",
        is_met=each * 20 <= alone.cpu_us,
    )
    return [line]


def pages(server: Serving, seats: Sequence[Seat]) -> list[Line]:
    """Compare the rate of a mission page with a bare page of its size."""
    size = len(httpx.get(server.url + MISSION, headers=seats[0].headers).text)
    ours, bare = _against(
        server,
        [partial(seat.page, MISSION) for seat in seats[:8]],
        [partial(Request, "GET", f"/bench/page/{size}")] * 8,
        count=800,
    )
    line = Line(
        what=f"mission page of {size // 1000} kB: rate against a bare template of its size",
        found=f"1/{bare.rate / ours.rate:.2f} ({ours.rate:.0f} against {bare.rate:.0f} a second)",
        goal="at least 1/3",
        is_met=ours.rate * 3 >= bare.rate,
    )
    return [line]


def curves(server: Serving, world: World) -> list[Line]:
    """Show how the cost of an answer and of the page of the day grows with what surrounds them."""
    first = world.add_cohort(10)
    base = _costs(server, first)
    found: list[tuple[str, list[tuple[float, float]]]] = []
    for name, grow in _growths(world):
        found.append((name, [base, *(_costs(server, grow(times) or first) for times in (10, 100))]))
    return [
        Line(
            what=f"1x, 10x, 100x {name}: µs an answer, µs a page of the day",
            found=", ".join(f"{answer:.0f} and {page:.0f}" for answer, page in costs),
            goal="flat",
        )
        for name, costs in found
    ]


def _growths(world: World) -> list[tuple[str, Callable[[int], list[Seat]]]]:
    def cohorts(times: int) -> list[Seat]:
        for _ in range(times - times // 10):
            world.add_cohort(10)
        return []

    return [
        ("attempts in one's history (20 to 2,000 events)", lambda times: world.add_cohort(10, attempts=times)),
        ("steps done (2 to 200)", lambda times: world.add_cohort(10, steps=2 * times)),
        ("participants of the cohort (10 to 1,000)", lambda times: world.add_cohort(10 * times)[:10]),
        ("cohorts", cohorts),
    ]


def _costs(server: Serving, seats: Sequence[Seat]) -> tuple[float, float]:
    answer = measure(server, [seat.answers for seat in seats], count=400)
    page = measure(server, [partial(seat.page, TODAY) for seat in seats], count=200)
    return answer.cpu_us, page.cpu_us


def _against(server: Serving, ours: Sequence[Make], bare: Sequence[Make], *, count: int) -> tuple[Measure, Measure]:
    """Measure both in turn, several times, so that a noisy neighbour disturbs them alike."""
    measure(server, ours, count=count // 5)
    rounds = [(measure(server, ours, count=count), measure(server, bare, count=count)) for _ in range(ROUNDS)]
    return median([one for one, _ in rounds]), median([other for _, other in rounds])


def _bare(seat: Seat) -> Request:
    request = seat.answers()
    return Request("POST", "/bench/json", request.body, request.headers)


if __name__ == "__main__":
    main()
