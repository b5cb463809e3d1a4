"""Many phones in one thread: raw sockets that speak just enough WebSocket, so that the client weighs nothing."""

import json
import os
import selectors
import socket
import struct
import time
from collections.abc import Sequence

PING, PONG = b"\x81\x012", "3"
CHANGED = b'"changed"'
TEXT, MASKED = 0x81, 0x80
QUIET_S = 60


class Crowd:
    """Connections to one server, each of which hears when a topic changes."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.sockets: list[socket.socket] = []
        self._selector = selectors.DefaultSelector()

    def connect(self, cookies: Sequence[str], topic: str) -> None:
        """Have a phone for each cookie watch a topic, by Socket.IO."""
        for cookie in cookies:
            line = self._shake_hands(cookie)
            _read_until(line, b'"sid"')
            line.sendall(_frame("40"))
            _read_until(line, b"40{")
            line.sendall(_frame("421" + json.dumps(["watch", {"topic": topic}])))
            _read_until(line, b"431")
            self._keep(line)

    def connect_bare(self, count: int) -> None:
        """Open connections that only listen."""
        for _ in range(count):
            self._keep(socket.create_connection(("127.0.0.1", self._port)))

    def close(self) -> None:
        """Hang up."""
        for line in self.sockets:
            line.close()
        self._selector.close()

    def last_heard(self) -> int:
        """Wait until everybody heard of a change; return when the last one did, in nanoseconds."""
        waiting = {line.fileno() for line in self.sockets}
        last = 0
        while waiting:
            ready = self._selector.select(QUIET_S)
            if not ready:
                raise RuntimeError(f"{len(waiting)} phones heard nothing")
            for key, _ in ready:
                if CHANGED in self._read(key.fileobj):
                    waiting.discard(key.fd)
                    last = time.monotonic_ns()
        return last

    def drain(self) -> None:
        """Read what is there, and answer the signs of life that the server asks for."""
        while ready := self._selector.select(0):
            for key, _ in ready:
                self._read(key.fileobj)

    def _read(self, line: object) -> bytes:
        if not isinstance(line, socket.socket):
            raise TypeError
        data = line.recv(65_536)
        if not data:
            raise RuntimeError("a phone was hung up")
        if PING in data:
            line.sendall(_frame(PONG))
        return data

    def _keep(self, line: socket.socket) -> None:
        self.sockets.append(line)
        self._selector.register(line, selectors.EVENT_READ)

    def _shake_hands(self, cookie: str) -> socket.socket:
        line = socket.create_connection(("127.0.0.1", self._port))
        line.settimeout(QUIET_S)
        line.sendall(
            "GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
            "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            f"Cookie: {cookie}\r\n\r\n".encode()
        )
        _read_until(line, b"\r\n\r\n")
        return line


class Asker:
    """One phone that asks and waits for the acknowledgement, again and again."""

    def __init__(self, port: int, cookie: str, topic: str) -> None:
        crowd = Crowd(port)
        crowd.connect([cookie], topic)
        self._line = crowd.sockets[0]
        self._question = {name: _frame("421" + json.dumps([name, {"topic": topic}])) for name in ("watch", "unwatch")}

    def ask(self, event: str) -> float:
        """Return how many seconds the acknowledgement took."""
        started = time.perf_counter()
        self._line.sendall(self._question[event])
        while b"431" not in (data := self._line.recv(65_536)):
            if PING in data:
                self._line.sendall(_frame(PONG))
        return time.perf_counter() - started

    def close(self) -> None:
        """Hang up."""
        self._line.close()


def _read_until(line: socket.socket, mark: bytes) -> None:
    """Read messages until one holds this; byte by byte in the head, so that nothing that follows it is swallowed."""
    data = b""
    while mark not in data:
        data += line.recv(1 if mark == b"\r\n\r\n" else 65_536)


def _frame(text: str) -> bytes:
    """Build a masked frame, as a client must."""
    data, mask = text.encode(), os.urandom(4)
    size = len(data)
    head = struct.pack("!BB", TEXT, MASKED | size) if size < 126 else struct.pack("!BBH", TEXT, MASKED | 126, size)
    return head + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
