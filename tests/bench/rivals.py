"""With what our live announcements are compared: bare frames on bare sockets, and Flask-SocketIO as it comes."""

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from flask_socketio import SocketIO, join_room, leave_room
from sqlalchemy.orm import Session

from tests.serving import free_port
from webapp.store.topics import announce

TOPIC = "team:team-1-1"
BOARD = "board:team-1-1"
ANNOUNCED = f'42["changed",{{"topic":"{TOPIC}","version":100}}]'.encode()
BARE_FRAME = bytes([0x81, len(ANNOUNCED)]) + ANNOUNCED
GO = b"go"


@contextmanager
def bare_sockets() -> Iterator[int]:
    """Serve, on the port that is given, connections to which one prebuilt frame is written when anybody says go."""
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=_serve_bare, args=(port,))
    process.start()
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.join()
        process.close()


def _wait_for(port: int) -> None:
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)


def _serve_bare(port: int) -> None:
    lines: set[asyncio.Transport] = set()

    class Line(asyncio.Protocol):
        def connection_made(self, transport: Any) -> None:
            self.transport = transport
            lines.add(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            lines.discard(self.transport)

        def data_received(self, data: bytes) -> None:
            lines.discard(self.transport)
            started = time.monotonic_ns()
            for line in lines:
                line.write(BARE_FRAME)
            self.transport.write(str(started).encode())

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(Line, "127.0.0.1", port)
        await server.serve_forever()

    asyncio.run(serve())


def add_change(app: Flask) -> None:
    """Add an address that commits a change of the topic, and says when it was committed."""
    live, times = app.extensions["elan.live"], list[int]()
    announce_now = live.changed

    def changed(topic: str) -> None:
        times.append(time.monotonic_ns())
        announce_now(topic)

    def act() -> int:
        app.extensions["elan.writer"].run(_change)
        first = times[0]
        times.clear()
        return first

    live.changed = changed
    _add_address(app, act)


def make_stock(app: Flask) -> None:
    """Put Flask-SocketIO, with the settings that it comes with, in the place of the whole application."""
    stock = Flask("stock", static_folder=None)
    server = SocketIO(stock, path="live", async_mode="threading")

    def watch(data: dict[str, str]) -> dict[str, int]:
        join_room(data["topic"])
        return {"version": 0}

    def unwatch(data: dict[str, str]) -> dict[str, int]:
        leave_room(data["topic"])
        return {}

    server.on_event("watch", watch)
    server.on_event("unwatch", unwatch)

    @stock.get("/healthz")
    def alive() -> str:
        return "ok"

    versions = iter(range(1, 1_000_000))
    app.wsgi_app = stock.wsgi_app  # type: ignore[method-assign]  # as Flask says

    def act() -> int:
        started = time.monotonic_ns()
        server.emit("changed", {"topic": TOPIC, "version": next(versions)}, to=TOPIC)
        return started

    _add_address(app, act)


def _change(session: Session) -> None:
    announce(session, TOPIC)
    announce(session, BOARD)


def _add_address(app: Flask, act: Callable[[], int]) -> None:
    """Stand before the application: nothing is measured but the act, which says when the change was there."""
    inner = app.wsgi_app

    def door(environ: Any, start_response: Any) -> Any:
        if environ["PATH_INFO"] != "/bench/change":
            return inner(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(act()).encode()]

    app.wsgi_app = door  # type: ignore[method-assign]  # as Flask says
