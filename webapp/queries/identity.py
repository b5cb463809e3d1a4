"""Who a session or a public id stands for, and the versions of what they may watch."""

from webapp.store.players import Player, player_by_session
from webapp.store.topics import (
    board_topic,
    desk_topic,
    participant_topic,
    queue_topic,
    step_topic,
    team_topic,
    teams_topic,
    version_of,
    versions_of,
    words_topic,
)

__all__ = [
    "Player", "board_topic", "desk_topic", "participant_topic", "player_by_session", "queue_topic", "step_topic",
    "team_topic", "teams_topic", "version_of", "versions_of", "words_topic",
]  # fmt: skip
