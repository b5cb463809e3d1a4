"""`elan serve --workers 2` as an installation runs it, and phones that play on it whatever happens."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import websocket

from tests.bench.load import Request
from tests.bench.world import Seat
from tests.serving import free_port
from webapp.config import Config

PROGRAM = "from webapp.cli import main; main()"
PACE_S = 0.05
BROKEN = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Fleet:
    """A master process and its workers, which share one port; one alone is its own master, and has none."""

    master: int
    port: int

    @property
    def workers(self) -> list[int]:
        return [int(pid) for pid in Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()]

    def kill_one(self, number: int) -> None:
        """End a worker as a machine out of memory does: without a word."""
        workers = sorted(self.workers)
        os.kill(workers[number % len(workers)], signal.SIGKILL)


@contextmanager
def fleet(config: Config, *, workers: int) -> Iterator[Fleet]:
    """Open the server for the time of a test."""
    port = free_port()
    environment = {
        **os.environ,
        "ELAN_DATA_DIR": str(config.data_dir),
        "ELAN_DATABASE_URL": config.database_url,
        "ELAN_REDIS_URL": config.redis_url or "",
        "ELAN_SECRET_KEY": config.secret_key,
        "ELAN_PUBLIC_URL": config.public_url,
        "ELAN_TRUSTED_PROXIES": str(config.trusted_proxies),
    }
    command = [sys.executable, "-c", PROGRAM, "serve", "--workers", str(workers), "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(process, port)
            yield Fleet(process.pid, port)
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    while process.poll() is None:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=60)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")


@dataclass(slots=True)
class Player:
    """Answers one step after another, and sends each answer again until it is acknowledged."""

    port: int
    seat: Seat
    is_over: threading.Event
    acknowledged: list[str] = field(default_factory=list)
    refused: list[Any] = field(default_factory=list)
    again: int = 0
    is_done: bool = False
    _line: http.client.HTTPConnection | None = None

    def play(self) -> None:
        while not self.is_over.is_set():
            request = self.seat.answers()
            while (receipts := self._send(request)) is None:
                self.again += 1
                time.sleep(PACE_S)
            for receipt in receipts:
                known = self.refused if receipt["status"] == "refused" else self.acknowledged
                known.append(receipt["id"])
            time.sleep(PACE_S)
        self._hang_up()
        self.is_done = True

    def _send(self, request: Request) -> Any:
        """Return the receipts; None when there is no answer, as the outbox sees it."""
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            self._line.request(request.method, request.path, request.body, request.headers)
            response = self._line.getresponse()
            body = response.read()
        except BROKEN:
            return self._hang_up()
        return json.loads(body)["receipts"] if response.status == 200 else None

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None


@dataclass(slots=True)
class Watcher:
    """A phone's socket, which comes back when it is lost. ``version`` is the newest that it was told."""

    port: int
    cookie: str
    topic: str
    is_over: threading.Event
    version: int = 0
    returns: int = -1

    def watch(self) -> None:
        while not self.is_over.is_set():
            with suppress(OSError, websocket.WebSocketException):
                self._watch_once()
            time.sleep(PACE_S)

    def _watch_once(self) -> None:
        address = f"ws://127.0.0.1:{self.port}/live/?EIO=4&transport=websocket"
        line = websocket.create_connection(address, cookie=self.cookie, timeout=1)
        try:
            line.send("40")
            line.send("421" + json.dumps(["watch", {"topic": self.topic}]))
            self.returns += 1
            while not self.is_over.is_set():
                with suppress(websocket.WebSocketTimeoutException):
                    self._hear(line, str(line.recv()))
        finally:
            line.close()

    def _hear(self, line: Any, text: str) -> None:
        if text == "2":
            line.send("3")
        elif text.startswith("42"):
            self.version = max(self.version, json.loads(text[2:])[1]["version"])
        elif text.startswith("431"):
            self.version = max(self.version, json.loads(text[3:])[0]["version"])
