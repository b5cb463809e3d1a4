"""The sessions of phones, looked at again inside the transaction that writes."""

from collections.abc import Sequence
from typing import Any

from webapp.store.rows import Question, Rows

# What a session stands for: participant, team, version of the content, greatest sequence number seen.
Confirmed = tuple[int, int, str, int]


def confirming(tokens: Sequence[bytes]) -> Question:
    """Ask what each of these sessions stands for now."""
    return _CONFIRMING, list(enumerate(tokens))


def confirmed(found: Sequence[Any]) -> dict[int, Confirmed]:
    """Read the answer: by the place of each session; one that has ended is left out."""
    return {number: tuple(row) for number, *row in found}


_CONFIRMING: Any = Rows(
    "WITH asked (number, token) AS (VALUES {rows})"
    " SELECT {list}({row}(asked.number, participant.id, participant.team_id, cohort.content_version, participant.seq))"
    "{text} FROM asked"
    " JOIN device_session ON device_session.token_hash = asked.token AND device_session.ended_at IS NULL"
    " JOIN participant ON participant.id = device_session.participant_id AND NOT participant.is_withdrawn"
    " JOIN cohort ON cohort.id = participant.cohort_id",
    2,
)
