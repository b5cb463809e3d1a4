"""Several processes: each tells its own phones, and hears of the others' changes through Redis.

Redis forgets what was said while somebody was away. So each process also looks at the versions of what its phones
watch, every two seconds, and tells them what it has not told yet: without Redis everything arrives, a little later.
"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from redis import RedisError
from socketio import RedisManager

from webapp.live.direct import DirectManager

LOOK_S = 2.0
RETRY_S = 1.0
# A Redis that does not even refuse must not hold back those who announce.
PATIENCE_S = 2.0
CHANNEL = "elan"
_log = logging.getLogger(__name__)


_Manager: Any = RedisManager


class SharedManager(_Manager, DirectManager):  # type: ignore[misc]  # the library has no types
    """The library's manager, which tells what passes to ``lookout`` and comes back within a second."""

    def __init__(self, url: str, lookout: "Lookout") -> None:
        super().__init__(url, channel=CHANNEL, redis_options={"socket_connect_timeout": PATIENCE_S})
        self._lookout = lookout
        self._silent_until = 0.0

    def initialize(self) -> None:
        """Listen, and look: from the first phone on."""
        super().initialize()
        self._lookout.start()

    def close(self) -> None:
        """Look no more."""
        self._lookout.stop()

    def _handle_emit(self, message: Mapping[str, Any]) -> None:
        super()._handle_emit(message)
        if message["event"] == "changed":
            self._lookout.told(*message["data"])

    def _publish(self, data: Any) -> None:
        """Publish, unless Redis failed a moment ago: the others look by themselves."""
        if time.monotonic() < self._silent_until:
            return
        if super()._publish(data) is None:
            self._silent_until = time.monotonic() + RETRY_S

    def _redis_listen_with_retries(self) -> Iterator[Any]:
        """Listen for ever; the library would wait for up to a minute after a long absence."""
        is_lost = False
        while True:
            try:
                self._redis_connect()
                # Whoever publishes may connect anew at the same moment, and put another one in its place.
                pubsub = self.pubsub
                pubsub.subscribe(self.channel)
                if is_lost:
                    _log.warning("Redis is back")
                is_lost = False
                yield from pubsub.listen()
            except (RedisError, OSError) as error:
                if not is_lost:
                    _log.warning("Redis is lost, changes are looked for every %.0f s: %s", LOOK_S, error)
                is_lost = True
                time.sleep(RETRY_S)


class Lookout:
    """Looks for changes that nobody announced here."""

    def __init__(
        self,
        watched: Callable[[], Collection[str]],
        versions: Callable[[Collection[str]], Mapping[str, int]],
        tell: Callable[[str, int], None],
    ) -> None:
        self._watched = watched
        self._versions = versions
        self._tell = tell
        self._told: dict[str, int] = {}
        self._lock = threading.Lock()
        self._is_over = threading.Event()

    def start(self) -> None:
        """Look from time to time, in a thread."""
        threading.Thread(target=self._serve, name="elan-lookout", daemon=True).start()

    def stop(self) -> None:
        """Look no more: the server stops."""
        self._is_over.set()

    def told(self, change: Mapping[str, Any]) -> None:
        """Note that the phones of this process were told."""
        with self._lock:
            self._told[change["topic"]] = max(change["version"], self._told.get(change["topic"], 0))

    def look(self) -> None:
        """Tell the phones of this process what they were not told."""
        topics = self._watched()
        versions = self._versions(topics) if topics else {}
        with self._lock:
            # Somebody who began to watch while nobody told them anything is told once more than needed.
            behind = [(topic, version) for topic, version in versions.items() if version > self._told.get(topic, 0)]
            self._told = {topic: self._told.get(topic, 0) for topic in topics}
        for topic, version in behind:
            self._tell(topic, version)

    def _serve(self) -> None:
        while not self._is_over.wait(LOOK_S):
            try:
                self.look()
            except Exception:
                _log.exception("changes were not looked for")
