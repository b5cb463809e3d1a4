"""Sockets carry names, not data: after a commit the server says ``{topic, version}``, the page asks over HTTP.

Watching is allowed when it starts, by the same owner rule as the page: one's own topics, and one's team's.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, join_room, leave_room

from webapp.policy.sessions import cookie_name, token_hash
from webapp.queries.identity import Player, player_by_session, version_of

# First announcement at once, the last one of a burst at its end: twelve phones passing one step cost a few fetches.
WINDOW_S = 0.3
NAMESPACE = "/"

# Opens a session that only reads.
Reading = Callable[[], AbstractContextManager[Any]]


class Live:
    """Announces topics, at most once per window each."""

    def __init__(self, socketio: SocketIO, reading: Reading, *, is_shared: bool) -> None:
        self.socketio = socketio
        self._reading = reading
        self._is_shared = is_shared
        self._lock = threading.Lock()
        self._waiting: dict[str, bool] = {}

    def changed(self, topic: str) -> None:
        """Say that a topic changed: now if it has been quiet, otherwise at the end of the window."""
        if not self._is_watched(topic):
            return
        with self._lock:
            if topic in self._waiting:
                self._waiting[topic] = True
                return
            self._waiting[topic] = False
        self._emit(topic)
        timer = threading.Timer(WINDOW_S, self._end_of_window, (topic,))
        timer.daemon = True
        timer.start()

    def _end_of_window(self, topic: str) -> None:
        with self._lock:
            is_due = self._waiting.pop(topic, False)
        if is_due:
            self.changed(topic)

    def _is_watched(self, topic: str) -> bool:
        """Say whether a phone may hear of it. Only the sockets of this process are known: others are behind Redis."""
        server: Any = self.socketio.server
        return self._is_shared or topic in server.manager.rooms.get(NAMESPACE, ())

    def _emit(self, topic: str) -> None:
        with self._reading() as session:
            version = version_of(session, topic)
        self.socketio.emit("changed", {"topic": topic, "version": version}, to=topic)


def install(app: Flask, *, reading: Reading, is_https: bool, redis_url: str | None = None) -> Live:
    """Open ``/live``. Threads, WebSocket only: no sticky sessions are ever needed."""
    socketio = SocketIO(
        app,
        path="live",
        async_mode="threading",
        transports=["websocket"],
        message_queue=redis_url,
        manage_session=False,
        max_http_buffer_size=65_536,
        serve_client=False,
    )
    live = Live(socketio, reading, is_shared=redis_url is not None)
    cookie = cookie_name(is_https=is_https)
    socketio.on_event("connect", _connect(cookie))
    socketio.on_event("watch", _watch(reading, cookie))
    socketio.on_event("unwatch", _unwatch)
    return live


def _connect(cookie: str) -> Any:
    """Refuse whoever has no session: there is nothing to watch for a visitor."""

    def connect(auth: Any = None) -> bool:
        return bool(request.cookies.get(cookie))

    return connect


def _watch(reading: Reading, cookie: str) -> Any:
    def watch(data: Any) -> dict[str, Any]:
        topic = data.get("topic") if isinstance(data, dict) else None
        with reading() as session:
            # Looked up again at each watch: a session that was ended watches nothing more.
            player = player_by_session(session, token_hash(request.cookies.get(cookie, "")))
            if not isinstance(topic, str) or player is None or not may_watch(player, topic):
                return {"error": "forbidden"}
        join_room(topic)
        # Read after joining: what changes from now on is heard, what changed before is in this version.
        with reading() as session:
            return {"version": version_of(session, topic)}

    return watch


def _unwatch(data: Any) -> None:
    if isinstance(data, dict) and isinstance(data.get("topic"), str):
        leave_room(data["topic"])


def may_watch(player: Player, topic: str) -> bool:
    """Say whether a participant may watch a topic: their own, or their team's."""
    kind, _, rest = topic.partition(":")
    if kind == "participant":
        return rest == player.public_id
    return kind == "team" and rest.partition(":")[0] == player.team_public_id
