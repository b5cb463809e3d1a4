"""The photos that a team sees of one another's places: those sent in a mission, of whoever agrees to it now."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.queries.standing import Standing
from webapp.queries.uploads import OwnUpload
from webapp.quest.facts import ANSWER, register_value
from webapp.store.consents import who_agreed
from webapp.store.models import Upload

PURPOSE = "team_photos"


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """One photo: its file, who sent it, and where in the game."""

    public_id: str
    by: str
    place: str
    file: OwnUpload


def album_of(session: Session, standing: Standing) -> tuple[Photo, ...]:
    """Return the photos that the player may see, in the order of the places."""
    places = {step.id: step.title or "" for step in standing.quest.steps() if _is_for_the_team(step)}
    sent = {upload: place for member in standing.team.members for place, upload in _sent_by(member, places)}
    names = {mate.id: mate.pseudonym for mate in standing.mates}
    if not sent:
        return ()
    agreed = who_agreed(session, standing.player.cohort_id, PURPOSE) & names.keys()
    rows = session.scalars(
        select(Upload)
        .where(Upload.public_id.in_(sent), Upload.participant_id.in_(agreed), Upload.media_type.startswith("image/"))
        .order_by(Upload.step, Upload.id)
    )
    return tuple(
        Photo(
            public_id=row.public_id,
            by=names[row.participant_id],
            place=places[sent[row.public_id]],
            file=OwnUpload(row.file_name, row.media_type),
        )
        for row in rows
    )


def _is_for_the_team(step: Any) -> bool:
    """A photo that its author keeps for the counsellor is for nobody else."""
    takes_photos = "photo" in getattr(step, "proofs", ()) or "photo" in getattr(step, "media", ())
    return takes_photos and step.keeps in ("participant", "team")


def _sent_by(member: Any, places: dict[str, str]) -> list[tuple[str, str]]:
    """Return the places of which somebody's answer holds a file, and the file; a file that no answer holds is none."""
    answers = ((place, register_value(member.about(place), ANSWER)) for place in places if place in member.facts)
    return [
        (place, str(answer["upload"])) for place, answer in answers if isinstance(answer, dict) and answer.get("upload")
    ]
