"""What waits for the counsellor of the demonstration: a hand raised in the game, somebody to call, a message."""

from datetime import timedelta
from typing import Final

from sqlalchemy.orm import Session

from webapp.cli.demonstration.playing import QUEST, event_of, send
from webapp.cli.demonstration.stage import Stage
from webapp.cli.demonstration.telling import player_called
from webapp.content import quest_for
from webapp.quest.events import EventType
from webapp.store.database import read_session
from webapp.usecases.asking import Asked, ask_for_help
from webapp.usecases.messaging import write_to_staff

TO_CALL: Final = "Quai numéro 9"
WHY: Final = "Je préfère parler. Après 16 h c’est bien."
WRITES: Final = "Mangue"
MESSAGE: Final = "Bonjour, est-ce que je peux venir avec mon frère à l’atelier de mercredi ?"
# Of the second team, which is in the middle of the fifth day.
RAISES: Final = "Tramway"
DAY: Final = 5
PLAYED: Final = 2


def call_for_help(stage: Stage) -> None:
    """Have one raise a hand where they play, one ask to be called, one write."""
    earlier = stage.at(stage.now - timedelta(minutes=25))

    def job(session: Session) -> None:
        asked = Asked(public_id=stage.token(), kind="call_me", words=WHY)
        ask_for_help(session, player=player_called(session, TO_CALL), asked=asked, now=earlier.now)
        write_to_staff(
            session,
            player=player_called(session, WRITES),
            text=MESSAGE,
            public_id=stage.token(),
            now=earlier.now,
        )

    stage.setting.write(job)
    _raise_hand(stage.at(stage.now - timedelta(minutes=2)))


def _raise_hand(stage: Stage) -> None:
    """Raise a hand at the first step of the mission that comes next for them: their team is in the middle of a day."""
    with read_session(stage.setting.engine) as session:
        player = player_called(session, RAISES)
    quest = quest_for(QUEST, player.content_version, data_dir=stage.setting.config.data_dir)
    mission = next(day for day in quest.days if day.number == DAY).missions[PLAYED]
    raised = event_of(stage, player, mission.id, mission.steps[0].id, EventType.HAND_RAISED, {})
    send(stage, quest, player, [raised])
