"""A load of keep-alive connections from this process, and the processor time that the server spent on it."""

import http.client
import os
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
Request = Callable[[], tuple[str, str, bytes | None, dict[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one load cost. Processor time in microseconds a request, latencies in milliseconds."""

    requests: int
    cpu_us: float
    p50_ms: float
    p99_ms: float
    rate: float


def measure(port: int, pid: int, requests: Sequence[Request], *, count: int) -> Measure:
    """Send ``count`` requests over one connection for each of ``requests`` and read what the server spent."""
    latencies: list[list[float]] = [[] for _ in requests]
    each = max(1, count // len(requests))
    threads = [
        threading.Thread(target=_run, args=(port, make, each, latencies[index])) for index, make in enumerate(requests)
    ]
    before, started = _cpu(pid), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent, elapsed = _cpu(pid) - before, time.perf_counter() - started
    flat = sorted(latency for own in latencies for latency in own)
    return Measure(
        requests=len(flat),
        cpu_us=spent / len(flat) * 1e6,
        p50_ms=statistics.median(flat) * 1000,
        p99_ms=flat[int(len(flat) * 0.99) - 1] * 1000,
        rate=len(flat) / elapsed,
    )


def _run(port: int, make: Request, count: int, latencies: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(count):
        method, path, body, headers = make()
        started = time.perf_counter()
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        response.read()
        latencies.append(time.perf_counter() - started)
        if response.status >= 400:
            raise RuntimeError(f"{method} {path}: {response.status}")
    connection.close()


def _cpu(pid: int) -> float:
    """Return the seconds of processor that a process and its threads have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
