import hashlib
from typing import Any

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_number, next_public_id
from tests.pages.phone import Phone
from webapp.policy.sessions import cookie_name, token_hash
from webapp.store.models import DeviceSession, Membership, Participant, Team


def make_participant(database: Database, team: Team, **fields: Any) -> Participant:
    """A member of a team, whose card holds no known words unless ``resume_hash`` is given."""
    public_id = next_public_id("participant")
    pseudonym = str(fields.get("pseudonym", f"Moineau {next_number()}"))
    defaults = {
        "public_id": public_id,
        "cohort_id": team.cohort_id,
        "team_id": team.id,
        "pseudonym": pseudonym,
        "pseudonym_key": pseudonym.casefold(),
        "sign": "sparrow",
        "resume_hash": hashlib.sha256(public_id.encode()).digest(),
        "created_at": START,
        "last_seen_at": START,
    }
    participant = database.add(Participant(**(defaults | fields)))
    database.add(Membership(participant_id=participant.id, team_id=team.id, since=START))
    return participant


def sign_in(database: Database, phone: Phone, participant: Participant) -> str:
    """Give a phone a session; return its token."""
    token = f"token-{next_number()}"
    database.add(
        DeviceSession(token_hash=token_hash(token), participant_id=participant.id, created_at=START, last_seen_at=START)
    )
    phone.set_cookie(cookie_name(is_https=False), token)
    return token
