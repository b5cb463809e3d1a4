"""Everything that we hold about one player, for the player: a copy that programs can read too."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import (
    Appointment,
    Attendance,
    Award,
    BackpackEmail,
    BadgeAsk,
    Consent,
    ContactEmail,
    CvSection,
    DeviceSession,
    EventRow,
    EvidenceReview,
    Excuse,
    HelpRequest,
    Message,
    Moment,
    Notice,
    Participant,
    PeerAsk,
    PeerFeedback,
    PersonalCard,
    Proof,
    PushSubscription,
    SharedSection,
    SlotWish,
    Upload,
    Witness,
    WorkshopPlace,
)
from webapp.store.players import Player

# Table -> what is copied: all that says something about the person, and nothing that opens a door.
COPIED: Final[Mapping[Any, tuple[str, ...]]] = {
    Consent: ("purpose", "is_given", "text_version", "at"),
    Attendance: ("day", "at"),
    EventRow: ("id", "type", "mission", "key", "at", "received_at", "payload"),
    Upload: ("public_id", "step", "media_type", "size", "created_at"),
    Appointment: (
        "starts_at", "duration_min", "counsellor", "mode", "place", "options", "words", "excuse", "status", "moved_at",
        "settled_at",
    ),
    SlotWish: ("times", "words", "at", "told", "told_at", "closed_at"),
    ContactEmail: ("email", "at", "confirmed_at"),
    PushSubscription: ("at",),
    Notice: ("text", "at", "read_at"),
    WorkshopPlace: ("status", "at", "scanned_at", "was_there", "ticked_at"),
    HelpRequest: ("kind", "words", "mission", "step", "at", "taken_at", "closed_at"),
    Message: ("kind", "audience", "words", "sent_at", "read_at"),
    SharedSection: ("section", "recipient", "answers", "at", "withdrawn_at"),
    CvSection: ("section", "content", "updated_at"),
    Moment: ("public_id", "experience", "told", "upload", "cards", "levels", "sentences", "created_at", "changed_at"),
    Proof: ("competence", "kind", "words", "upload", "created_at", "sent_at"),
    Witness: (
        "competence", "level", "known_as", "shown", "created_at", "answered_at", "has_seen", "name", "role", "answers",
    ),
    PeerAsk: ("competence", "shown", "at", "withdrawn_at"),
    PeerFeedback: ("has_seen", "clear", "precise", "example", "at"),
    BadgeAsk: (
        "achievement", "narrative", "audience", "at", "cancelled_at", "verdict", "words", "missing",
        "proposed", "sentence",
    ),
    EvidenceReview: ("subject", "step", "verdict", "words", "at"),
    Excuse: ("day", "reason", "at"),
    PersonalCard: ("first_name", "used_at", "created_at"),
    DeviceSession: ("created_at", "last_seen_at", "ended_at"),
    BackpackEmail: ("email", "at"),
    Award: (
        "public_id", "achievement", "awarded_at", "narrative", "evidence", "confirmer", "sentence", "email_hash",
        "email_salt", "document", "jwt", "is_shared", "revoked_at", "revoked_because",
    ),
}  # fmt: skip
PERSON: Final = ("public_id", "pseudonym", "sign", "is_minor", "created_at", "last_seen_at")


def own_data(session: Session, player: Player) -> dict[str, Any]:
    """Copy what is kept about a player, table by table."""
    person = session.get_one(Participant, player.id)
    copied: dict[str, Any] = {"participant": _copy(person, PERSON), "team": player.team_number}
    for table, columns in COPIED.items():
        rows = session.scalars(select(table).where(table.participant_id == player.id))
        copied[table.__tablename__] = [_copy(row, columns) for row in rows]
    return copied


def _copy(row: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(name, getattr(row, name)) for name in columns}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return json.loads(value) if name == "payload" else value
