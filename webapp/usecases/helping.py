"""What staff do for a youth in the game: a hint, an open step or mission. Events of the log, lines of the journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from webapp.quest.content import Quest
from webapp.quest.events import EventType, next_seq
from webapp.steps.judging import Incoming, judge
from webapp.store.models import Participant
from webapp.store.players import player_by_public_id
from webapp.usecases.errors import Refused
from webapp.usecases.following import Youth, note_about
from webapp.usecases.journal import By
from webapp.usecases.recording import Sending, record_all

ACTS = {
    EventType.HINT_GIVEN: "give_hint",
    EventType.STEP_UNLOCKED: "unlock_step",
    EventType.MISSION_UNLOCKED: "unlock_mission",
}


class NothingToHelp(Refused):
    """The step or the mission is not one of this youth's quest."""

    status = 422
    title = "Cette étape n’existe pas"
    text = "La page a peut-être changé. Revenez au suivi, puis recommencez."


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What is given. ``event``: the id of the event, made by the form: a second tap is the same help."""

    event: str
    type: EventType
    mission: str
    key: str
    hint: int | None = None


def help_on(session: Session, *, youth: Youth, given: Help, quest: Quest[Any], by: By, now: datetime) -> None:
    """Give a hint, or open what somebody stands before; nothing of what they did is taken away."""
    player = player_by_public_id(session, youth.public_id)
    if player is None:
        raise NothingToHelp
    incoming = Incoming(
        id=given.event,
        seq=next_seq(player.seq),
        type=given.type.value,
        version=player.content_version,
        team=player.team_public_id,
        mission=given.mission,
        key=given.key,
        at=now,
        payload={} if given.hint is None else {"hint": given.hint},
    )
    judged = judge(quest, participant=player.public_id, teams=player.teams, incoming=incoming, by_staff=True)
    if judged.event is None:
        raise NothingToHelp
    seen_at = session.scalar(select(Participant.last_seen_at).where(Participant.id == player.id))
    (recorded,) = record_all(session, (Sending(player=player, judged=(judged,), now=now),))
    # It was not the youth who did something just now.
    session.execute(update(Participant).where(Participant.id == player.id).values(last_seen_at=seen_at))
    if recorded is not None and recorded.receipts[0].status == "accepted":
        note_about(session, youth, ACTS[given.type], by=by, now=now, about=given.key)
