"""Recording what players did: the one way in, for plain forms and for the outbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from webapp.quest.events import Event, EventType
from webapp.quest.facts import EMPTY, Facts
from webapp.quest.progress import Person, TeamRecord, View
from webapp.steps.judge import JUDGE
from webapp.steps.judging import REFUSALS, Judged
from webapp.store import event_log
from webapp.store.decisions import decide
from webapp.store.models import Attendance
from webapp.store.players import Player
from webapp.store.topics import announce, participant_topic, step_topic, team_topic

Status = Literal["accepted", "duplicate", "refused"]
Known = Mapping[str, Facts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The verdict on one event, in the order in which they came. ``notice``: kept, but something must be said.

    ``facts``: all that the player now knows of what an accepted event is about. ``advances``: whether it may have
    brought shards, so that nobody works out a gauge for the others.
    """

    id: str
    status: Status
    reason: str | None = None
    notice: str | None = None
    facts: Facts | None = None
    advances: bool = False


def record_events(session: Session, *, player: Player, judged: Sequence[Judged], now: datetime) -> tuple[Receipt, ...]:
    """Add the events to the log, join their facts, announce what changed. A repetition changes nothing."""
    acceptable = [item for item in judged if item.event is not None]
    known = event_log.stored(session, {item.id.lower() for item in acceptable})
    fresh: dict[str, Judged] = {}
    receipts = [_receipt(item, known, fresh, player) for item in judged]
    if not fresh:
        return tuple(receipts)
    before, after = _write(session, player, list(fresh.values()), now)
    then, since = _alone(before), _alone(after)
    return tuple(
        replace(receipt, facts=after[item.event.key], advances=_advances(item, then, since))
        if receipt.status == "accepted" and item.event is not None
        else receipt
        for item, receipt in zip(judged, receipts, strict=True)
    )


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


def _write(session: Session, player: Player, items: Sequence[Judged], now: datetime) -> tuple[Known, Known]:
    events = [item.event for item in items if item.event is not None]
    event_log.append(
        session,
        [
            event_log.event_row(event, participant_id=player.id, team_id=player.teams[event.team], received_at=now)
            for event in events
        ],
    )
    before = event_log.load_facts(session, player.id, {event.key for event in events} | _steps_around(items))
    after = _joined(before, items)
    changed = {key: facts for key, facts in after.items() if facts != before.get(key)}
    event_log.save_facts(session, player.id, changed)
    event_log.advance_seq(session, player.id, seq=max(event.seq for event in events), now=now)
    _record_attendance(session, player, events, now)
    _announce(session, player, items, changed)
    return before, after


def _steps_around(items: Sequence[Judged]) -> set[str]:
    """Name the steps of the missions that the events belong to."""
    missions = {item.mission.id: item.mission for item in items if item.mission is not None}
    return {step.id for mission in missions.values() for step in mission.steps}


def _advances(item: Judged, then: View, now: View) -> bool:
    """Say whether the step is newly done and the mission further on; only a whole look tells where teams decide."""
    mission, step = item.mission, item.step
    if mission is None or step is None:
        return False
    if then.is_step_done(step) or not now.is_step_done(step):
        return False
    if mission.shards_per_step or not JUDGE.is_alone(mission):
        return True
    return then.percent(mission, 1) < now.percent(mission, 1)


def _alone(facts: Known) -> View:
    person = Person(id="", facts=facts)
    return View(JUDGE, person, TeamRecord(id="", members=(person,)))


def _joined(before: Known, items: Sequence[Judged]) -> dict[str, Facts]:
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
