"""A load of keep-alive connections from this process, and the processor time that the server spent on it."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.serving import Serving


@dataclass(frozen=True, slots=True)
class Request:
    """One request, made anew each time."""

    method: str
    path: str
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


Make = Callable[[], Request]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one load cost. Processor time in microseconds a request, latencies in milliseconds."""

    cpu_us: float
    p50_ms: float
    p99_ms: float
    rate: float


def measure(server: Serving, makers: Sequence[Make], *, count: int) -> Measure:
    """Send ``count`` requests over one connection for each maker and read what the server spent."""
    latencies: list[list[float]] = [[] for _ in makers]
    each = max(1, count // len(makers))
    threads = [
        threading.Thread(target=_send, args=(server.port, make, each, latencies[index]))
        for index, make in enumerate(makers)
    ]
    before, started = cpu(server.worker), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent, elapsed = cpu(server.worker) - before, time.perf_counter() - started
    flat = sorted(latency for own in latencies for latency in own)
    if len(flat) < each * len(makers):
        raise RuntimeError("some requests had no answer")
    return Measure(
        cpu_us=spent / len(flat) * 1e6,
        p50_ms=statistics.median(flat) * 1000,
        p99_ms=flat[int(len(flat) * 0.99) - 1] * 1000,
        rate=len(flat) / elapsed,
    )


def median(measures: Sequence[Measure]) -> Measure:
    """Return, figure by figure, what lies in the middle of several rounds."""
    return Measure(
        cpu_us=statistics.median(each.cpu_us for each in measures),
        p50_ms=statistics.median(each.p50_ms for each in measures),
        p99_ms=statistics.median(each.p99_ms for each in measures),
        rate=statistics.median(each.rate for each in measures),
    )


def _send(port: int, make: Make, count: int, latencies: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(count):
        request = make()
        started = time.perf_counter()
        connection.request(request.method, request.path, request.body, request.headers)
        response = connection.getresponse()
        body = response.read()
        latencies.append(time.perf_counter() - started)
        if response.status >= 400:
            raise RuntimeError(f"{request.method} {request.path}: {response.status} {body[:200]!r}")
    connection.close()


def cpu(pid: int) -> float:
    """Return the seconds of processor that a process and its threads have used, ended ones too."""
    return time.clock_gettime(_clock_of(pid))


def _clock_of(pid: int) -> int:
    """Name the clock of another process as Linux does: ``/proc`` counts hundredths of a second only."""
    return (~pid << 3) | _SCHEDULED


_SCHEDULED = 2
