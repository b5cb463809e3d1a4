"""Keeping the thresholds that a gauge reached: looked for after the answer, by a thread of its own.

A gauge is worked out from what a whole team did. Nobody waits for that to learn whether an answer is right, and what
six phones finish in one second is looked at once. Until then a threshold is reached by the gauge alone, and the next
step that somebody finishes asks again: a process that dies in between loses nothing.
"""

import logging
import threading

from flask import Flask

from webapp.content import quest_for
from webapp.queries.identity import Player
from webapp.queries.standing import standing_of
from webapp.queries.team import new_thresholds
from webapp.usecases.rewarding import record_thresholds
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config

RHYTHM_S = 1.0
_log = logging.getLogger(__name__)


class Rewards:
    """Looks at the teams in which somebody finished a step, each at most once a second."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._teams: dict[int, Player] = {}
        self._changed = threading.Condition()
        self._hurry = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_looking = False

    def note(self, player: Player) -> None:
        """Have the gauge of a player's team looked at."""
        with self._changed:
            self._teams[player.team_id] = player
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="elan-rewards", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def settle(self) -> None:
        """Wait until every team that was noted has been looked at, now."""
        self._hurry.set()
        with self._changed:
            self._changed.wait_for(lambda: not self._teams and not self._is_looking)
        self._hurry.clear()

    def _serve(self) -> None:
        while True:
            for player in self._take():
                try:
                    self._look(player)
                except Exception:
                    _log.exception("thresholds were not looked for in team %s", player.team_public_id)
            with self._changed:
                self._is_looking = False
                self._changed.notify_all()
            self._hurry.wait(RHYTHM_S)

    def _take(self) -> list[Player]:
        with self._changed:
            self._changed.wait_for(lambda: bool(self._teams))
            players = list(self._teams.values())
            self._teams.clear()
            self._is_looking = True
            return players

    def _look(self, player: Player) -> None:
        with self._app.app_context():
            quest = quest_for(player.quest, player.content_version, data_dir=config().data_dir)
            standing = standing_of(reading(), quest, player, local_now=local_now())
            moment = now()
            if reached := new_thresholds(reading(), standing):
                write(lambda session: record_thresholds(session, player=player, thresholds=reached, now=moment))


def install(app: Flask) -> None:
    """Begin with no team to look at."""
    app.extensions["elan.rewards"] = Rewards(app)
