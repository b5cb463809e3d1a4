"""Topics of live regions: a version each, raised in the transaction of the change, announced after its commit."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from webapp.store.models import TopicVersion
from webapp.store.rows import Rows
from webapp.store.straight import Straight

ANNOUNCED = "announced"
_TOPIC: Any = TopicVersion.__table__


def announce(session: Session, topic: str) -> None:
    """Have a topic's version raised before the commit (once a transaction is enough) and announced after it."""
    announced: set[str] = session.info.setdefault(ANNOUNCED, set())
    announced.add(topic)
    kind, _, rest = topic.partition(":")
    if kind == "team" and ":" not in rest:
        # What a team sees changing, the board of its counsellor shows too.
        announced.add(board_topic(rest))


def raise_versions(session: Session) -> None:
    """Raise the versions of the announced topics, in one order, so that no two writers wait for each other."""
    if topics := sorted(announced_in(session)):
        _RAISING.send(session, [(topic, 1) for topic in topics])


def version_of(session: Session, topic: str) -> int:
    """Return the version of a topic; 0 for one that never changed."""
    rows = _VERSION.rows(session, topic=topic)
    return int(rows[0][0]) if rows else 0


def versions_of(session: Session, topics: Sequence[str]) -> dict[str, int]:
    """Return the versions of several topics, 0 for those that never changed."""
    return {**dict.fromkeys(topics, 0), **dict(_VERSIONS.ask(session, [(topic,) for topic in topics]))}


def announced_in(session: Session) -> frozenset[str]:
    """Return the topics that a committed session has to announce."""
    return frozenset(session.info.get(ANNOUNCED, ()))


_VERSION = Straight(select(_TOPIC.c.version).where(_TOPIC.c.topic == bindparam("topic")))
# Every phone that hears of a change waits for this one: sent past the ORM, which costs more than running it.
_VERSIONS = Rows("SELECT {list}({row}(topic, version)){text} FROM topic_version WHERE topic IN (VALUES {rows})", 1)
_RAISING = Rows(
    "INSERT INTO topic_version (topic, version) VALUES {rows}"
    " ON CONFLICT (topic) DO UPDATE SET version = topic_version.version + 1",
    2,
)


def team_topic(team: str) -> str:
    """Name the topic of what a team's members do."""
    return f"team:{team}"


def step_topic(team: str, step: str) -> str:
    """Name the topic of one step played together (fragments, ballots, an escape's room)."""
    return f"team:{team}:{step}"


def board_topic(team: str) -> str:
    """Name the topic of what the counsellors' board shows of a team: for staff only."""
    return f"board:{team}"


def desk_topic(cohort_id: int) -> str:
    """Name the topic of what waits for the counsellors of a cohort: for staff only."""
    return f"desk:{cohort_id}"


def teams_topic(cohort_id: int) -> str:
    """Name the topic of which teams a cohort has: for staff only."""
    return f"teams:{cohort_id}"


def workshops_topic(organisation_id: int) -> str:
    """Name the topic of an organisation's workshops and of who comes to them: for staff only."""
    return f"workshops:{organisation_id}"


def queue_topic(staff: str) -> str:
    """Name the topic of what waits for one member of staff to confirm it: theirs alone."""
    return f"queue:{staff}"


def words_topic(participant: str) -> str:
    """Name the topic of what staff write to somebody or do for them."""
    return f"participant:{participant}:words"


def participant_topic(participant: str) -> str:
    """Name the topic of one person's own progress (two phones of one person)."""
    return f"participant:{participant}"


def slots_topic(cohort_id: int) -> str:
    """Name the topic of the slots that a cohort may take."""
    return f"slots:{cohort_id}"
