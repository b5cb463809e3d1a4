"""Recording what players did: the one way in, for plain forms and for the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from webapp.quest.events import Event, EventType
from webapp.quest.facts import EMPTY, Facts
from webapp.steps.judging import REFUSALS, Judged
from webapp.store import event_log
from webapp.store.decisions import decide
from webapp.store.models import Attendance
from webapp.store.players import Player
from webapp.store.topics import announce, participant_topic, step_topic, team_topic

Status = Literal["accepted", "duplicate", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The verdict on one event, in the order in which they came. ``notice``: kept, but something must be said."""

    id: str
    status: Status
    reason: str | None = None
    notice: str | None = None


def record_events(session: Session, *, player: Player, judged: Sequence[Judged], now: datetime) -> tuple[Receipt, ...]:
    """Add the events to the log, join their facts, announce what changed. A repetition changes nothing."""
    acceptable = [item for item in judged if item.event is not None]
    known = event_log.stored(session, {item.id.lower() for item in acceptable})
    fresh: dict[str, Judged] = {}
    receipts = [_receipt(item, known, fresh, player) for item in judged]
    if fresh:
        _write(session, player, list(fresh.values()), now)
    return tuple(receipts)


def _receipt(item: Judged, known: dict[str, event_log.Stored], fresh: dict[str, Judged], player: Player) -> Receipt:
    if item.event is None:
        return Receipt(id=item.id, status="refused", reason=item.refusal)
    event = item.event
    before = known.get(event.id) or (_as_stored(fresh[event.id].event, player) if event.id in fresh else None)
    if before is None:
        fresh[event.id] = item
        return Receipt(id=item.id, status="accepted")
    if before == _as_stored(event, player):
        return Receipt(id=item.id, status="duplicate")
    return Receipt(id=item.id, status="refused", reason=REFUSALS["id_reused"])


def _write(session: Session, player: Player, items: Sequence[Judged], now: datetime) -> None:
    events = [item.event for item in items if item.event is not None]
    event_log.append(
        session,
        [
            event_log.event_row(event, participant_id=player.id, team_id=player.teams[event.team], received_at=now)
            for event in events
        ],
    )
    before = event_log.load_facts(session, player.id, {event.key for event in events})
    after = _joined(before, items)
    changed = {key: facts for key, facts in after.items() if facts != before.get(key)}
    event_log.save_facts(session, player.id, changed)
    event_log.advance_seq(session, player.id, seq=max(event.seq for event in events), now=now)
    _record_attendance(session, player, events, now)
    _announce(session, player, items, changed)


def _joined(before: dict[str, Facts], items: Sequence[Judged]) -> dict[str, Facts]:
    after = dict(before)
    for item in items:
        if item.event is not None:
            after[item.event.key] = after.get(item.event.key, EMPTY).join(item.facts)
    return after


def _record_attendance(session: Session, player: Player, events: Sequence[Event], now: datetime) -> None:
    for event in events:
        if event.type is EventType.CHECKED_IN:
            day = event.key.removeprefix("day:")
            decide(session, Attendance, participant_id=player.id, day=day, at=now)


def _announce(session: Session, player: Player, items: Sequence[Judged], changed: dict[str, Facts]) -> None:
    if not changed:
        return
    announce(session, participant_topic(player.public_id))
    announce(session, team_topic(player.team_public_id))
    for item in items:
        if item.step is not None and item.step.scope == "team" and item.step.id in changed:
            announce(session, step_topic(player.team_public_id, item.step.id))


def _as_stored(event: Event | None, player: Player) -> event_log.Stored | None:
    if event is None:
        return None
    return event_log.Stored(player.id, event.type.value, event.key, event.canonical_payload())
