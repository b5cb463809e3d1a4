"""Recording what players did: the one way in, for plain forms and for the outbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy.orm import Session

from webapp.policy.followup import HINTS
from webapp.quest.events import Event, EventType
from webapp.quest.facts import EMPTY, Facts
from webapp.steps.judge import JUDGE
from webapp.steps.judging import REFUSALS, Judged
from webapp.store import event_log
from webapp.store.decisions import decide
from webapp.store.device_sessions import Confirmed, confirmed, confirming
from webapp.store.event_log import Owned, Stored
from webapp.store.models import Attendance
from webapp.store.players import Player
from webapp.store.rows import ask_together, instant_writer
from webapp.store.topics import announce, desk_topic, participant_topic, step_topic, team_topic

Status = Literal["accepted", "duplicate", "refused"]
Verdict = tuple[Status, str | None]
Known = Mapping[Owned, Facts]


class Receipt(NamedTuple):
    """The verdict on one event, in the order in which they came. ``notice``: kept, but something must be said.

    ``facts``: all that the player now knows of what an accepted event is about. ``advances``: whether the step is
    finished since then, so that nobody works out a gauge for the others.
    """

    id: str
    status: Status
    reason: str | None = None
    notice: str | None = None
    facts: Facts | None = None
    advances: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What one player sends at once.

    ``token``: the session that speaks for them, where it was looked up earlier. ``draw``: chance, for a team's ties.
    ``appointment``: the public id of the one that an answer may promise; without it no slot is held.
    """

    player: Player
    judged: Sequence[Judged]
    now: datetime
    token: bytes | None = None
    draw: int = 0
    appointment: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The receipts of a sending, and the greatest sequence number seen from its player before it."""

    receipts: tuple[Receipt, ...]
    seq: int


class _Fresh(NamedTuple):
    """An event that was never seen, with whoever sent it."""

    sending: Sending
    item: Judged
    event: Event
    about: Owned


def record_all(session: Session, sendings: Sequence[Sending]) -> tuple[Recorded | None, ...]:
    """Record what several players send, each as if alone.

    None for whoever is not the one who was looked up any more (the session has ended, the team is another): nothing of
    such a sending is kept.
    """
    seqs, known, facts = _look(session, sendings)
    live = [sending for sending, seq in zip(sendings, seqs, strict=True) if seq is not None]
    fresh: dict[str, _Fresh] = {}
    verdicts = {id(each): [_verdict(each, item, known, fresh) for item in each.judged] for each in live}
    after = _write(session, list(fresh.values()), facts)
    receipts = {id(each): _receipts(each, verdicts[id(each)], facts, after) for each in live}
    return tuple(
        None if seq is None else Recorded(receipts[id(sending)], seq)
        for sending, seq in zip(sendings, seqs, strict=True)
    )


def _look(session: Session, sendings: Sequence[Sending]) -> tuple[list[int | None], dict[str, Stored], Known]:
    """Look at all that a recording starts from, in one statement: sessions, events that are known, facts so far."""
    asked = [(sending, sending.token) for sending in sendings if sending.token is not None]
    events = [(sending.player.id, item.event) for sending in sendings for item in sending.judged if item.event]
    sessions, stored, facts = ask_together(
        session,
        confirming([token for _, token in asked]),
        event_log.storing({event.id for _, event in events}),
        event_log.asking_facts({(owner, event.key) for owner, event in events}),
    )
    seqs = _confirmed([sending for sending, _ in asked], confirmed(sessions))
    return (
        [seqs.get(id(sending), sending.player.seq) for sending in sendings],
        event_log.stored(stored),
        event_log.facts_found(facts),
    )


def _confirmed(asked: Sequence[Sending], found: Mapping[int, Confirmed]) -> dict[int, int | None]:
    """Return the sequence number of each sending's player; None if the session says otherwise than was believed."""
    seqs: dict[int, int | None] = {id(sending): None for sending in asked}
    for number, (participant, team, version, seq) in found.items():
        player = asked[number].player
        if (participant, team, version) == (player.id, player.team_id, player.content_version):
            seqs[id(asked[number])] = seq
    return seqs


def _verdict(sending: Sending, item: Judged, known: dict[str, Stored], fresh: dict[str, _Fresh]) -> Verdict:
    event = item.event
    if event is None:
        return "refused", item.refusal
    now_stored = Stored(sending.player.id, str(event.type), event.key, event.canonical_payload())
    before = known.setdefault(event.id, now_stored)
    if before is now_stored:
        fresh[event.id] = _Fresh(sending, item, event, (sending.player.id, event.key))
        return "accepted", None
    return ("duplicate", None) if before == now_stored else ("refused", REFUSALS["id_reused"])


def _write(session: Session, fresh: Sequence[_Fresh], before: Known) -> Known:
    """Write what is new, and return the facts after it."""
    if not fresh:
        return before
    after = dict(before)
    for each in fresh:
        known = after.get(each.about)
        after[each.about] = each.item.facts if known is None else known.join(each.item.facts)
    changed = {each.about: after[each.about] for each in fresh if after[each.about] != before.get(each.about)}
    received = _received(session, fresh)
    _append(session, fresh, received)
    event_log.save_facts_about(session, changed, begun={each.about: received[each.sending.now] for each in fresh})
    _record_attendance(session, fresh)
    _announce(session, [each for each in fresh if each.about in changed])
    if waited := {about for about, facts in changed.items() if is_waited_for(facts)}:
        for cohort in {each.sending.player.cohort_id for each in fresh if each.about in waited}:
            announce(session, desk_topic(cohort))
    return after


def is_waited_for(facts: Facts) -> bool:
    """Say whether the list of what is to do has, had or loses a line for it: hints without an end, an absence."""
    if not facts.hints and not facts.marks:
        return False
    return len(facts.hints) >= HINTS or any(mark.startswith("absence:") for mark in facts.marks)


def _received(session: Session, fresh: Sequence[_Fresh]) -> Mapping[datetime, Any]:
    """Write the instants at which events came, a few for all of them."""
    written = instant_writer(session)
    return {moment: written(moment) for moment in {each.sending.now for each in fresh}}


def _append(session: Session, fresh: Sequence[_Fresh], received: Mapping[datetime, Any]) -> None:
    written = instant_writer(session)
    rows = [
        event_log.event_row(
            event,
            participant_id=owner,
            team_id=sending.player.teams[event.team],
            at=written(event.at),
            received_at=received[sending.now],
        )
        for sending, _, event, (owner, _) in fresh
    ]
    event_log.append(session, rows)
    event_log.advance_seqs(session, _newest(fresh, received))


def _newest(fresh: Sequence[_Fresh], received: Mapping[datetime, Any]) -> dict[int, tuple[int, Any]]:
    seen: dict[int, tuple[int, Any]] = {}
    for sending, _, event, (owner, _) in fresh:
        if owner not in seen or event.seq > seen[owner][0]:
            seen[owner] = (event.seq, received[sending.now])
    return seen


def _record_attendance(session: Session, fresh: Sequence[_Fresh]) -> None:
    for each in fresh:
        if each.event.type is EventType.CHECKED_IN:
            day, sending = each.event.key.removeprefix("day:"), each.sending
            decide(session, Attendance, participant_id=sending.player.id, day=day, at=sending.now)


def _announce(session: Session, changed: Sequence[_Fresh]) -> None:
    """Announce what changes for the players' own phones, for every team of theirs, and for a step played together."""
    for player in {id(each.sending): each.sending.player for each in changed}.values():
        announce(session, participant_topic(player.public_id))
        for team in player.teams:
            announce(session, team_topic(team))
    for sending, item, _, _ in changed:
        if item.step is not None and item.step.scope == "team":
            announce(session, step_topic(sending.player.team_public_id, item.step.id))


def _receipts(sending: Sending, verdicts: Sequence[Verdict], before: Known, after: Known) -> tuple[Receipt, ...]:
    owner = sending.player.id
    return tuple(
        _receipt(owner, item, verdict, before, after) for item, verdict in zip(sending.judged, verdicts, strict=True)
    )


def _receipt(owner: int, item: Judged, verdict: Verdict, before: Known, after: Known) -> Receipt:
    status, reason = verdict
    if status != "accepted" or item.event is None:
        return Receipt(id=item.id, status=status, reason=reason)
    about = (owner, item.event.key)
    facts, earlier = after[about], before.get(about, EMPTY)
    return Receipt(id=item.id, status=status, facts=facts, advances=_is_finished(item, earlier, facts))


def _is_finished(item: Judged, before: Facts, after: Facts) -> bool:
    """Say whether the step is done since then; only a whole look tells the same of what a team decides."""
    step = item.step
    return step is not None and JUDGE.is_done(step, after) and not JUDGE.is_done(step, before)
