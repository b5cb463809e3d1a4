"""How many messages wait for whoever plays."""

from flask import Flask, g

from webapp.queries.conversation import unread_of_youth
from webapp.web.common.database import reading


def install(app: Flask) -> None:
    """Let the pages of players say it."""
    app.jinja_env.globals["unread_messages"] = unread_messages


def unread_messages() -> int:
    """Count what staff wrote to this player and was not read yet."""
    player = g.get("player")
    return 0 if player is None else unread_of_youth(reading(), player.id)
