"""The sessions of phones, looked at again inside the transaction that writes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from webapp.store.rows import Rows

# What a session stands for: participant, team, version of the content, greatest sequence number seen.
Confirmed = tuple[int, int, str, int]


def confirm(session: Session, tokens: Sequence[bytes]) -> dict[int, Confirmed]:
    """Return what each session stands for now, by its place in ``tokens``; one that has ended is left out."""
    return {number: tuple(row) for number, *row in _CONFIRMING.ask(session, list(enumerate(tokens)))}


_CONFIRMING: Any = Rows(
    "WITH asked (number, token) AS (VALUES {rows})"
    " SELECT {list}({row}(asked.number, participant.id, participant.team_id, cohort.content_version, participant.seq))"
    "{text} FROM asked"
    " JOIN device_session ON device_session.token_hash = asked.token AND device_session.ended_at IS NULL"
    " JOIN participant ON participant.id = device_session.participant_id AND NOT participant.is_withdrawn"
    " JOIN cohort ON cohort.id = participant.cohort_id",
    2,
)
