"""A phone's socket on the application in this process: the real engine, over a pair of connected sockets."""

import json
import socket
import threading
from collections import deque
from contextlib import suppress
from typing import Any

import websocket
from flask import Flask
from werkzeug.test import EnvironBuilder

HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits",
}
PATIENCE_S = 30


class LivePhone:
    """Speaks Socket.IO. ``handshake`` is what the server answered; ``is_let_in`` whether it may watch at all."""

    def __init__(self, app: Flask, cookie: str = "") -> None:
        self._socket, theirs = socket.socketpair()
        self._socket.settimeout(PATIENCE_S)
        environ = _environ(cookie) | {"gunicorn.socket": theirs}
        self.server = threading.Thread(target=_serve, args=(app, environ, theirs), daemon=True)
        self.server.start()
        self.handshake = self._read_head()
        self._ws: Any = websocket.WebSocket()
        self._ws.sock, self._ws.connected = self._socket, True
        self._heard: deque[list[Any]] = deque()
        self.opening = json.loads(self._next()[1:])
        self._ws.send("40")
        self.is_let_in = self._next().startswith("40")

    def ask(self, event: str, data: Any) -> Any:
        """Send an event and return its acknowledgement."""
        self._ws.send(f"421{json.dumps([event, data])}")
        while not (text := self._next()).startswith("431"):
            self._heard.append(json.loads(text[2:]))
        return next(iter(json.loads(text[3:])), None)

    def hear(self) -> Any:
        """Return the next event: its name and its data."""
        return self._heard.popleft() if self._heard else json.loads(self._next()[2:])

    def say(self, text: str) -> None:
        """Send a raw message."""
        self._ws.send(text)

    def hang_up(self) -> None:
        """Close as a phone that goes out of the network: without a word."""
        self._socket.close()
        self.server.join(PATIENCE_S)

    def _next(self) -> str:
        while (text := self._ws.recv()) == "2":
            self._ws.send("3")
        return str(text)

    def _read_head(self) -> str:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._socket.recv(1)
        return head.decode()


def _environ(cookie: str) -> dict[str, Any]:
    headers = HANDSHAKE | ({"Cookie": cookie} if cookie else {})
    return EnvironBuilder(
        path="/live/", query_string="EIO=4&transport=websocket", headers=list(headers.items())
    ).get_environ()


def _serve(app: Flask, environ: dict[str, Any], connection: socket.socket) -> None:
    """Do as gunicorn: call the application, close the connection when it is done with it."""
    with suppress(StopIteration):
        app.wsgi_app(environ, lambda status, headers, error=None: lambda data: None)
    connection.close()
