"""What every page of the player starts from: the pinned quest, where the player stands, the words of the place."""

from typing import Any

from flask import current_app, g

from webapp.config import Config
from webapp.content import quest_for
from webapp.queries.appointments import appointment_of
from webapp.queries.standing import Standing, standing_of
from webapp.queries.wording import Words, wording
from webapp.quest.content import Quest
from webapp.web.common.access import current_player
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading


def quest() -> Quest[Any]:
    """Return the quest at the version that the player's cohort pinned."""
    player = current_player()
    config: Config = current_app.extensions["elan.config"]
    return quest_for(player.quest, player.content_version, data_dir=config.data_dir)


def standing() -> Standing:
    """Return where the player stands, read once a request (again after a write)."""
    session = reading()
    known: tuple[Any, Standing] | None = g.get("standing")
    if known is None or known[0] is not session:
        g.standing = (session, standing_of(session, quest(), current_player(), local_now=local_now()))
    found: Standing = g.standing[1]
    return found


def words() -> Words:
    """Return the words that fill the authors' texts for this player; what none of them asks for is not read."""
    return wording(current_player(), standing, lambda: appointment_of(reading(), standing()))
