"""Files that a youth made."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Upload
from webapp.store.players import Player


@dataclass(frozen=True, slots=True)
class OwnUpload:
    """A file as it is sent back to the one who made it."""

    file_name: str
    media_type: str


def own_uploads(session: Session, player: Player) -> tuple[OwnUpload, ...]:
    """Return all the files of a player, the oldest first."""
    rows = session.scalars(select(Upload).where(Upload.participant_id == player.id).order_by(Upload.id))
    return tuple(OwnUpload(row.file_name, row.media_type) for row in rows)


def own_upload(session: Session, player: Player, public_id: str) -> OwnUpload | None:
    """Return a file of this player, or None: somebody else's does not exist for them."""
    row = session.scalar(select(Upload).where(Upload.public_id == public_id, Upload.participant_id == player.id))
    return None if row is None else OwnUpload(row.file_name, row.media_type)
