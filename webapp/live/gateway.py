"""Sockets carry names, not data: after a commit the server says ``{topic, version}``, the page asks over HTTP.

Watching is allowed when it starts, by the same owner rule as the page: one's own topics and one's team's; for staff,
the boards and desks of the cohorts that they reach. Handlers run in the socket's own thread and without Flask's
request: they need a cookie and a session that reads. A youth's phone that watches something is a phone that is here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.http import parse_cookie

from webapp.live import direct
from webapp.live.announcer import Announcer
from webapp.live.heart import Heart
from webapp.live.presence import OnChange, Watchman
from webapp.policy.sessions import cookie_name, staff_cookie_name, token_hash
from webapp.queries.identity import Player, player_by_session, version_of, versions_of
from webapp.queries.staff_topics import is_for_staff, staff_may_watch

NAMESPACE = "/"
PATH = "/live/"
MAX_MESSAGE = 65_536

# Opens a session that only reads.
Reading = Callable[[], AbstractContextManager[Any]]


class Live:
    """Announces topics, at most once per window each."""

    def __init__(self, server: Any, reading: Reading, *, watchman: Watchman, heart: Heart, is_shared: bool) -> None:
        self._server = server
        self._heart = heart
        self._reading = reading
        self.watchman = watchman
        self._is_shared = is_shared
        self._announcer = Announcer(self._emit)

    def changed(self, topic: str) -> None:
        """Say that a topic changed: now if it has been quiet, otherwise at the end of the window."""
        if self._is_watched(topic):
            self._announcer.changed(topic)

    def close(self) -> None:
        """Let the phones go: they come back by themselves, to another process or to the next one."""
        if self._is_shared:
            self._server.manager.close()
        for phone in list(self._server.eio.sockets.values()):
            phone.close(wait=False)
        self.watchman.close()
        self._announcer.close()
        self._heart.close()

    def _is_watched(self, topic: str) -> bool:
        """Say whether a phone may hear of it. Only the sockets of this process are known: others are behind Redis."""
        return self._is_shared or topic in self._server.manager.rooms.get(NAMESPACE, ())

    def _emit(self, topics: Sequence[str]) -> None:
        with self._reading() as session:
            versions = versions_of(session, topics)
        for topic in topics:
            self._server.emit("changed", {"topic": topic, "version": versions[topic]}, to=topic)


class Doors:
    """What a socket may ask for."""

    def __init__(self, server: Any, reading: Reading, watchman: Watchman, *, is_https: bool) -> None:
        self._server = server
        self._reading = reading
        self._watchman = watchman
        self._youth = cookie_name(is_https=is_https)
        self._staff = staff_cookie_name(is_https=is_https)

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> bool:
        """Refuse whoever has no session: there is nothing to watch for a visitor."""
        return bool(self._token(sid, self._youth) or self._token(sid, self._staff))

    def disconnect(self, sid: str, reason: Any = None) -> None:
        """Note that a phone is gone."""
        self._watchman.leave(sid)

    def watch(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Be told of a topic's changes, and learn its current version."""
        topic = data.get("topic") if isinstance(data, dict) else None
        # Looked up again at each watch: a session that was ended watches nothing more.
        if not isinstance(topic, str) or not self._is_allowed(sid, topic):
            return {"error": "forbidden"}
        self._server.enter_room(sid, topic)
        # Read after joining: what changes from now on is heard, what changed before is in this version.
        with self._reading() as session:
            return {"version": version_of(session, topic)}

    def unwatch(self, sid: str, data: Any = None) -> None:
        """Be told no more."""
        if isinstance(data, dict) and isinstance(data.get("topic"), str):
            self._server.leave_room(sid, data["topic"])

    def _is_allowed(self, sid: str, topic: str) -> bool:
        with self._reading() as session:
            if is_for_staff(topic):
                held = token_hash(self._token(sid, self._staff))
                return staff_may_watch(session, held, topic, now=datetime.now(UTC))
            player = player_by_session(session, token_hash(self._token(sid, self._youth)))
        if player is None or not may_watch(player, topic):
            return False
        self._watchman.arrive(sid, player.public_id)
        return True

    def _token(self, sid: str, cookie: str) -> str:
        environ = self._server.get_environ(sid) or {}
        return parse_cookie(environ).get(cookie, "")


def install(
    app: Flask,
    *,
    reading: Reading,
    on_presence: OnChange,
    is_https: bool,
    redis_url: str | None = None,
    is_direct: bool = True,
) -> Live:
    """Open ``/live``. Threads, WebSocket only: no sticky sessions are ever needed."""
    pages = app.wsgi_app
    server: Any = SocketIO(
        app,
        path=PATH.strip("/"),
        async_mode="threading",
        async_handlers=False,
        transports=["websocket"],
        manage_session=False,
        max_http_buffer_size=MAX_MESSAGE,
        serve_client=False,
        client_manager=_manager(app, reading, redis_url),
    ).server
    app.wsgi_app = _apart(app.wsgi_app, pages)  # type: ignore[method-assign, assignment]  # as Flask says
    heart = Heart(server.eio.ping_interval)
    if is_direct:
        direct.install(server, heart)
    watchman = _watchman(on_presence, redis_url)
    doors = Doors(server, reading, watchman, is_https=is_https)
    for name in ("connect", "disconnect", "watch", "unwatch"):
        server.on(name, getattr(doors, name))
    return Live(server, reading, watchman=watchman, heart=heart, is_shared=redis_url is not None)


def _apart(sockets: WSGIApplication, pages: WSGIApplication) -> WSGIApplication:
    """Let only sockets pass through what prepares a request for them: it makes a class for each."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return (sockets if environ["PATH_INFO"].startswith(PATH) else pages)(environ, start_response)

    return answer


def _watchman(on_presence: OnChange, redis_url: str | None) -> Watchman:
    if redis_url is None:
        return Watchman(on_presence)
    from webapp.live.gathering import SharedWatchman

    return SharedWatchman(on_presence, redis_url)


def _manager(app: Flask, reading: Reading, redis_url: str | None) -> Any:
    """Return who knows which phone watches what, here and through Redis."""
    if redis_url is None:
        return direct.DirectManager()
    from webapp.live.sharing import Lookout, SharedManager

    def server() -> Any:
        return app.extensions["socketio"].server

    def watched() -> list[str]:
        # Sockets have a room of their own, without a colon.
        return [room for room in list(server().manager.rooms.get(NAMESPACE, ())) if room and ":" in room]

    def versions(topics: Collection[str]) -> Mapping[str, int]:
        with reading() as session:
            return versions_of(session, list(topics))

    def tell(topic: str, version: int) -> None:
        server().manager.emit("changed", {"topic": topic, "version": version}, NAMESPACE, to=topic, ignore_queue=True)

    return SharedManager(redis_url, Lookout(watched, versions, tell))


def may_watch(player: Player, topic: str) -> bool:
    """Say whether a participant may watch a topic: their own, or their team's."""
    kind, _, rest = topic.partition(":")
    if kind == "participant":
        return rest.partition(":")[0] == player.public_id
    return kind == "team" and rest.partition(":")[0] == player.team_public_id
