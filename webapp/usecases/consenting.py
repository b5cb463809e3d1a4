"""Changing one's mind about data, purpose by purpose. What was said stays written; the newest word holds."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.consents import consents_of
from webapp.store.models import Consent, PushSubscription, SharedSection
from webapp.store.players import Player
from webapp.store.pushes import forget_pushes
from webapp.store.topics import announce, board_topic, desk_topic, participant_topic
from webapp.usecases.asking import withdraw_section

# Saying no to this takes back what was already shared under it.
SHARE_COMPASS = "share_compass"
# And this sends no reminder to any phone any more.
NOTIFICATIONS = "notifications"


def change_consents(
    session: Session, *, player: Player, choices: Mapping[str, bool], text_version: str, now: datetime
) -> tuple[str, ...]:
    """Record the purposes whose answer is another than before; return them."""
    held = {purpose: row.is_given for purpose, row in consents_of(session, player.id).items()}
    changed = tuple(purpose for purpose, is_given in choices.items() if held.get(purpose, False) != is_given)
    for purpose in changed:
        session.add(
            Consent(
                participant_id=player.id,
                purpose=purpose,
                is_given=choices[purpose],
                text_version=text_version,
                at=now,
            )
        )
    if SHARE_COMPASS in changed and not choices[SHARE_COMPASS]:
        _take_back_shared_sections(session, player, now)
    if NOTIFICATIONS in changed and not choices[NOTIFICATIONS]:
        forget_pushes(session, PushSubscription.participant_id == player.id)
    if changed:
        # What is shared no more leaves the pages of staff that are open.
        for topic in (
            participant_topic(player.public_id), board_topic(player.team_public_id), desk_topic(player.cohort_id),
        ):  # fmt: skip
            announce(session, topic)
    return changed


def _take_back_shared_sections(session: Session, player: Player, now: datetime) -> None:
    sections = session.scalars(
        select(SharedSection.section)
        .where(SharedSection.participant_id == player.id, SharedSection.withdrawn_at.is_(None))
        .distinct()
    ).all()
    for section in sections:
        withdraw_section(session, player=player, section=section, now=now)
