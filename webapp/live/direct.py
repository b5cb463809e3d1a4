"""Frames written straight to the socket.

The stock path hands each packet to a thread of the recipient: a broadcast wakes five hundred threads that fight for
one lock. Here whoever sends writes the frame, built once a packet, without ever blocking; a phone that reads slowly
gets the rest from its thread, as before. Order is kept: nobody writes past the queue while the thread holds a packet.

This reaches into python-engineio: `tests/live/test_direct_contract.py` holds it to the version below, and
`ELAN_LIVE_DIRECT=0` goes back to the stock path.
"""

import queue
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from engineio.packet import MESSAGE, Packet
from engineio.socket import Socket
from simple_websocket.errors import ConnectionClosed
from simple_websocket.ws import Server
from socketio import Manager
from socketio.packet import EVENT
from wsproto.utilities import LocalProtocolError

from webapp.live.heart import Heart

TESTED_ON = "4.15.1"
# A phone that acknowledges nothing for a minute is gone: the kernel ends the connection, and its threads end with it.
GONE_MS = 60_000
TEXT, BINARY = 0x81, 0x82
# What a phone says at once is short, and each phone that is silent keeps that much room.
READ = 1024
# Servers that hand their socket over, by the name of its place in the WSGI environment.
PLACES = ("gunicorn.socket", "werkzeug.socket")


def install(server: Any, heart: Heart) -> None:
    """Have the sockets of a python-socketio server write for themselves, with two threads a phone instead of four."""
    server.manager.is_direct = True
    engine = server.eio
    engine._async = {**engine._async, "queue": Outgoing, "websocket": DirectWebSocket}
    begin = engine.start_background_task

    def start(target: Callable[..., Any], *given: Any, **named: Any) -> Any:
        if getattr(target, "__func__", None) is Socket._send_ping:
            return heart.later(target.__self__)  # type: ignore[attr-defined]  # a method of the library
        return begin(target, *given, **named)

    engine.start_background_task = start


class GuardedSocket:
    """A connection on which frames never mix: queued ones wait for their turn, direct ones give up."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._rest = b""
        if connection.family in {socket.AF_INET, socket.AF_INET6} and hasattr(socket, "TCP_USER_TIMEOUT"):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GONE_MS)

    def send(self, data: bytes = b"") -> int:
        """Write all of it, after what a direct frame left behind; waits for a slow reader."""
        with self._lock:
            self._connection.sendall(self._rest + data)
            self._rest = b""
        return len(data)

    def try_send(self, frame: bytes) -> int:
        """Write what the socket takes now; what is left of a frame that was begun is written by the next ``send``."""
        if self._rest or not self._lock.acquire(blocking=False):
            return 0
        try:
            sent = self._connection.send(frame, socket.MSG_DONTWAIT)
            self._rest = frame[sent:]
        except OSError:
            # It would block, or it is broken: the thread waits, or finds out.
            return 0
        finally:
            self._lock.release()
        return sent

    def recv(self, size: int) -> bytes:
        """Read."""
        return self._connection.recv(size)

    def close(self) -> None:
        """Close."""
        self._connection.close()

    def shutdown(self) -> None:
        """Wake whoever reads: nothing more will come."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)


class _Rest:
    """Stands in the queue for the rest of a frame that was begun."""

    def encode(self) -> "_Rest":
        return self


REST = _Rest()


class Outgoing(queue.Queue[Any]):
    """The packets of one phone: past the queue while its thread has nothing to send, in the queue otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.socket: GuardedSocket | None = None
        self._is_idle = False

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """Send a packet."""
        if not (isinstance(item, Packet) and self.pass_by(frame_of(item))):
            super().put(item, block, timeout)

    def pass_by(self, frame: bytes) -> bool:
        """Write a frame past the queue; False when it has to go through it."""
        with self.mutex:
            if self.socket is None or not self._is_idle or self._qsize():
                return False
            sent = self.socket.try_send(frame)
        if 0 < sent < len(frame):
            super().put(REST)
        return sent > 0

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """Wait for a packet without the engine's limit, which takes a queue without pings for a dead phone."""
        if block:
            with self.mutex:
                # Whoever waits has sent all that they took.
                self._is_idle = True
        return super().get(block, None)

    def _get(self) -> Any:
        self._is_idle = False
        return super()._get()


_Manager: Any = Manager


class DirectManager(_Manager):  # type: ignore[misc]  # the library has no types
    """Announces to a room in one go: what is equal for all is made once, and phones that are idle get it at once."""

    is_direct = False

    def emit(self, event: str, data: Any, namespace: str, room: Any = None, **options: Any) -> None:
        """Send an event to the phones of this process that are in a room."""
        is_plain = isinstance(data, dict) and not (options.get("callback") or options.get("skip_sid"))
        if not (self.is_direct and is_plain):
            super().emit(event, data, namespace, room=room, **options)
            return
        encoded = self.server.packet_class(EVENT, namespace=namespace, data=[event, data]).encode()
        packet = Packet(MESSAGE, encoded)
        frame, engine = frame_of(packet), self.server.eio
        for _, sid in self.get_participants(namespace, options.get("to") or room):
            phone = engine.sockets.get(sid)
            if phone is not None and not phone.queue.pass_by(frame):
                engine.send_packet(sid, packet)


class _NoThread(threading.Thread):
    """Instead of the library's thread that reads: whoever waits for a message reads it."""

    def start(self) -> None:
        """Begin nothing."""


class DirectWebSocket:
    """The engine's WebSocket: on a guarded socket, without compression, and closed by messages that are too long."""

    def __init__(self, handler: Any, server: Any) -> None:
        self._handler = handler
        self._max_size = server.max_http_buffer_size
        self._outgoing: Outgoing = handler.__self__.queue
        self._socket: GuardedSocket
        self._ws: Any = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Shake hands, then serve until the phone leaves."""
        place = next(name for name in PLACES if name in environ)
        self._socket = GuardedSocket(environ[place])
        if type(environ[place]) is socket.socket:
            # Not over TLS in this process: bytes then go through the library's own buffers.
            self._outgoing.socket = self._socket
        # Names and numbers do not compress, and the tables would take as much memory as all the rest of a phone.
        kept = {name: value for name, value in environ.items() if name != "HTTP_SEC_WEBSOCKET_EXTENSIONS"}
        self._ws = Server(
            {**kept, place: self._socket}, max_message_size=self._max_size, receive_bytes=READ, thread_class=_NoThread
        )
        self._handler(self)
        # Each server is told in its own way that the connection is not its own any more.
        raise StopIteration if place == "gunicorn.socket" else ConnectionError

    def send(self, message: Any) -> None:
        """Send what comes from the queue."""
        if message is REST:
            self._socket.send()
        else:
            self._ws.send(message)

    def wait(self) -> Any:
        """Return the next message, None when there will be none."""
        waiting: list[Any] = self._ws.input_buffer
        while not waiting:
            if not (self._ws.connected and self._read()):
                return None
        return waiting.pop(0)

    def _read(self) -> bool:
        """Take what came; False when it was the last. A message that came with a goodbye is still heard."""
        try:
            if data := self._socket.recv(self._ws.receive_bytes):
                self._ws.ws.receive_data(data)
                self._ws.connected = self._ws._handle_events()
                return True
        except (OSError, LocalProtocolError):
            pass
        self._ws.connected = False
        return False

    def close(self) -> None:
        """Say goodbye if it can still be heard, and free the threads that read."""
        with suppress(OSError, ConnectionClosed):
            self._ws.close()
        self._socket.shutdown()


def frame_of(packet: Packet) -> bytes:
    """Return the WebSocket frame of a packet, built once for all its recipients."""
    known: dict[str, Any] = vars(packet)
    if "frame" not in known:
        known["frame"] = _frame(packet.encode())
    frame: bytes = known["frame"]
    return frame


def _frame(message: str | bytes) -> bytes:
    """Build an unmasked, uncompressed frame (RFC 6455, 5.2)."""
    data = message if isinstance(message, bytes) else message.encode()
    kind = BINARY if isinstance(message, bytes) else TEXT
    if len(data) < 126:
        head = struct.pack("!BB", kind, len(data))
    elif len(data) < 65_536:
        head = struct.pack("!BBH", kind, 126, len(data))
    else:
        head = struct.pack("!BBQ", kind, 127, len(data))
    return head + data
