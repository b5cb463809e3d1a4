"""One process serves a mission locale: it stops when asked, whoever is there, and whoever does not hang up."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.crowd import Crowd
from tests.bench.rivals import TOPIC
from tests.bench.server import configured
from tests.bench.world import World
from tests.scale.fleet import Fleet, fleet
from webapp.config import Config

PATIENCE_S = 120
# A form whose fields never come.
HEAD = (
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n"
)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return configured(tmp_path)


@pytest.fixture
def cookies(config: Config) -> Iterator[list[str]]:
    world = World(config)
    yield [seat.cookie for seat in world.add_cohort(2, team=2, steps=0)]
    world.close()


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_phones_are_told_to_come_back(asked: int, config: Config, cookies: list[str]) -> None:
    with fleet(config, workers=1) as server:
        assert server.workers == []
        phones = Crowd(server.port)
        phones.connect(cookies, TOPIC)
        os.kill(server.master, asked)

        assert [_last_word(line) for line in phones.sockets] == [b""] * len(cookies)
        assert code_of(server) == 0
        phones.close()


@pytest.mark.slow
def test_whoever_does_not_hang_up_is_not_waited_for(config: Config, cookies: list[str]) -> None:
    with fleet(config, workers=1) as server, socket.create_connection(("127.0.0.1", server.port)) as silent:
        silent.sendall(HEAD)
        os.kill(server.master, signal.SIGTERM)

        assert code_of(server) == 0


def test_asked_twice_from_the_keyboard_it_stops_at_once(config: Config, cookies: list[str]) -> None:
    with fleet(config, workers=1) as server, socket.create_connection(("127.0.0.1", server.port)) as silent:
        silent.sendall(HEAD)
        phones = Crowd(server.port)
        phones.connect(cookies, TOPIC)
        os.kill(server.master, signal.SIGINT)
        # It has heard the first one once it lets its phones go.
        assert _last_word(phones.sockets[0]) == b""
        os.kill(server.master, signal.SIGINT)

        assert code_of(server) == 1
        phones.close()


def _last_word(line: socket.socket) -> bytes:
    """Read until the server hangs up; return what came then: nothing."""
    while data := line.recv(65_536):
        pass
    return data


def code_of(server: Fleet) -> int:
    """Wait for the end of the server; one that never ends is a fault, and no reason to wait for ever."""
    for _ in range(PATIENCE_S * 10):
        ended, status = os.waitpid(server.master, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.1)
    raise AssertionError("the server did not stop")
