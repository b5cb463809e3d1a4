"""Direct sending reaches into the engine: what it counts on, on the version that is pinned."""

import re
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pytest
from engineio.packet import MESSAGE, Packet
from flask import Flask

from tests.live.conftest import Connect
from webapp.config import Config
from webapp.factory import create_app
from webapp.live.direct import REST, TESTED_ON, DirectWebSocket, GuardedSocket, Outgoing, frame_of
from webapp.live.heart import Heart
from webapp.store.models import Participant

SENDERS, EACH = 4, 500


def message(text: str) -> Packet:
    return Packet(MESSAGE, text)


@pytest.fixture
def pair() -> Any:
    ours, theirs = socket.socketpair()
    theirs.settimeout(30)
    yield GuardedSocket(ours), theirs
    ours.close()
    theirs.close()


def test_it_is_tested_on_the_engine_that_is_pinned() -> None:
    assert version("python-engineio") == TESTED_ON


def test_every_socket_of_the_server_sends_directly(app: Flask, connect: Connect, participant: Participant) -> None:
    connect(participant)
    server = app.extensions["socketio"].server
    engine = server.eio

    assert server.manager.is_direct
    assert [type(phone.queue) for phone in engine.sockets.values()] == [Outgoing]
    assert engine._async["websocket"] is DirectWebSocket


def test_the_setting_goes_back_to_the_stock_path(config: Config) -> None:
    app = create_app(replace(config, is_live_direct=False))
    app.extensions["elan.writer"].close()
    server = app.extensions["socketio"].server
    engine = server.eio

    assert not server.manager.is_direct
    assert not isinstance(engine.create_queue(), Outgoing)
    assert engine._async["websocket"] is not DirectWebSocket


def test_compression_is_not_agreed_upon(connect: Connect, participant: Participant) -> None:
    assert "Sec-WebSocket-Extensions".lower() not in connect(participant).handshake.lower()


@pytest.mark.parametrize("shape", [list, dict], ids=["one by one", "in one go"])
def test_a_slow_reader_gets_everything_from_each_sender_in_order(
    shape: type[Any], app: Flask, connect: Connect, participant: Participant
) -> None:
    phone = connect(participant)
    server = app.extensions["socketio"].server
    filling = "x" * 2000

    def send(sender: int) -> None:
        for number in range(EACH):
            said = {"from": sender, "number": number, "filling": filling[: number * 4]}
            server.emit("said", said if shape is dict else list(said.values()))

    with ThreadPoolExecutor() as senders:
        list(senders.map(send, range(SENDERS)))
    heard = [phone.hear()[1] for _ in range(SENDERS * EACH)]
    pairs = [list(said.values())[:2] if shape is dict else said[:2] for said in heard]

    for sender in range(SENDERS):
        assert [number for each, number in pairs if each == sender] == list(range(EACH))


def test_nothing_overtakes_a_packet_in_the_hands_of_the_thread(pair: Any) -> None:
    queue = Outgoing()
    queue.put(message("first"))
    queue.socket, other = pair
    assert queue.get().data == "first"

    queue.put(message("second"))

    assert queue.get(block=False).data == "second"
    other.setblocking(False)
    with pytest.raises(BlockingIOError):
        other.recv(1)


def test_an_idle_thread_is_passed_by(pair: Any) -> None:
    queue = Outgoing()
    queue.socket, other = pair
    waiting = threading.Thread(target=queue.get, daemon=True)
    waiting.start()
    while not queue._is_idle:
        pass

    queue.put(message("straight"))

    assert other.recv(100) == b"\x81\x094straight"
    queue.put(None)
    waiting.join()


def test_a_queue_that_stays_empty_is_no_dead_phone() -> None:
    queue = Outgoing()
    heard: list[Any] = []
    waiting = threading.Thread(target=lambda: heard.append(queue.get(timeout=0.001)))
    waiting.start()
    waiting.join(0.05)

    queue.put(message("later"))
    waiting.join()

    assert [packet.data for packet in heard] == ["later"]


def test_the_rest_of_a_frame_comes_before_the_next(pair: Any) -> None:
    guarded, other = pair
    frame = frame_of(message("a" * 3_000_000))

    sent = guarded.try_send(frame)
    assert 0 < sent < len(frame)
    assert guarded.try_send(frame_of(message("b"))) == 0

    writer = threading.Thread(target=guarded.send, args=(b"end",))
    writer.start()
    received = b""
    while not received.endswith(b"end"):
        received += other.recv(65_536)
    writer.join()
    assert received == frame + b"end"


def test_a_frame_that_was_begun_leaves_its_rest_to_the_thread(pair: Any) -> None:
    queue = Outgoing()
    queue.socket, _ = pair
    queue._is_idle = True

    queue.put(message("a" * 3_000_000))

    assert queue.get(block=False).encode() is REST


@pytest.mark.parametrize("size", [0, 124, 125, 65_534, 65_535])
def test_frames_are_read_by_the_library(size: int, connect: Connect, participant: Participant, app: Flask) -> None:
    phone = connect(participant)
    engine = app.extensions["socketio"].server.eio

    for sid in list(engine.sockets):
        engine.send(sid, "2" + "é" * (size // 2))

    assert len(re.sub("^2", "", phone._next()[1:])) == size // 2


def test_a_phone_has_two_threads_and_one_heart_asks_all(app: Flask, connect: Connect, participant: Participant) -> None:
    before = threading.active_count()
    phone = connect(participant)
    engine = app.extensions["socketio"].server.eio

    asking = {
        thread.name for thread in threading.enumerate() if "_send_ping" in thread.name or "_thread" in thread.name
    }
    soon = Heart(0.0)
    soon.later(next(iter(engine.sockets.values())))

    assert (asking, phone._ws.recv()) == (set(), "2")
    assert threading.active_count() - before <= 2 + len(("elan-heart", "elan-watchman", "another heart"))
    soon.close()
