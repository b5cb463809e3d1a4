"""Keeping what somebody made, once it was stripped of all that it should not tell."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.store.models import Upload
from webapp.store.players import Player
from webapp.usecases.errors import Refused

QUOTA = 60 * 1024 * 1024


class QuotaReached(Refused):
    """One person keeps 60 MB at most."""

    status = 413
    title = "Il n’y a plus de place"
    text = "Tu as déjà envoyé beaucoup de fichiers. Demande à la personne qui te suit d’en effacer, ou écris un texte."


def keep_upload(
    session: Session,
    *,
    player: Player,
    step: str,
    media_type: str,
    size: int,
    file_name: str,
    public_id: str,
    now: datetime,
) -> str:
    """Remember an uploaded file; its bytes are already on the disk under a name of ours."""
    used = session.scalar(select(func.sum(Upload.size)).where(Upload.participant_id == player.id)) or 0
    if used + size > QUOTA:
        raise QuotaReached
    session.add(
        Upload(
            public_id=public_id,
            participant_id=player.id,
            step=step,
            media_type=media_type,
            size=size,
            file_name=file_name,
            created_at=now,
        )
    )
    return public_id
