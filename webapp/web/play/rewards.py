"""Keeping the thresholds that a gauge reached: looked for after the answer, by a thread of its own.

A gauge is worked out from what a whole team did. Nobody waits for that to learn whether an answer is right, and what
six phones finish in one second is looked at once. Until then a threshold is reached by the gauge alone, and the next
step that somebody finishes asks again: a process that dies in between loses nothing.
"""

import logging
import threading
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from flask import Flask

from webapp.content import quest_for
from webapp.queries.identity import Player
from webapp.queries.standing import standing_of
from webapp.queries.team import finishers, new_thresholds
from webapp.quest.content import Mission
from webapp.usecases.rewarding import record_thresholds
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config

RHYTHM_S = 1.0
_log = logging.getLogger(__name__)


# Somebody, and a mission in which they finished a step.
Further = tuple[Player, Mission[Any]]


class Rewards:
    """Looks at the teams in which somebody may have finished a mission, each at most once a second."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._further: dict[tuple[int, str], Further] = {}
        self._changed = threading.Condition()
        self._hurry = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_looking = False
        self._is_over = False

    def note(self, player: Player, missions: Iterable[Mission[Any]]) -> None:
        """Have the gauge of a player's team looked at, if one of these missions is finished now."""
        with self._changed:
            self._further.update({(player.id, mission.id): (player, mission) for mission in missions})
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="elan-rewards", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def settle(self) -> None:
        """Wait until everything that was noted has been looked at, now."""
        self._hurry.set()
        with self._changed:
            self._changed.wait_for(lambda: not self._further and not self._is_looking)
        self._hurry.clear()

    def close(self) -> None:
        """Look at nothing more, and wait for what is being looked at."""
        with self._changed:
            self._is_over = True
            self._hurry.set()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _serve(self) -> None:
        while further := self._take():
            try:
                with self._app.app_context():
                    _look(further)
            except Exception:
                _log.exception("thresholds were not looked for")
            with self._changed:
                self._is_looking = False
                self._changed.notify_all()
            self._hurry.wait(RHYTHM_S)

    def _take(self) -> list[Further]:
        """Wait for somebody who went further; nobody once all is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_over or bool(self._further))
            if self._is_over:
                return []
            further = list(self._further.values())
            self._further.clear()
            self._is_looking = True
            return further


def _look(further: Sequence[Further]) -> None:
    """Look at the teams of those who finished a mission, and at no other: nearly always there is none."""
    for player in {player.team_id: player for player in finishers(reading(), further)}.values():
        quest = quest_for(player.quest, player.content_version, data_dir=config().data_dir)
        standing, moment = standing_of(reading(), quest, player, local_now=local_now()), now()
        if reached := new_thresholds(reading(), standing):
            write(partial(record_thresholds, player=player, thresholds=reached, now=moment))


def install(app: Flask) -> None:
    """Begin with no team to look at."""
    app.extensions["elan.rewards"] = Rewards(app)
