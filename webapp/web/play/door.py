"""Two doors, one use case: a plain form and the phone's outbox end up here."""

import re
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask import abort, current_app, g, request

from webapp.quest.events import EventType, next_seq
from webapp.steps.form_data import payload_from
from webapp.steps.judging import REFUSALS, Incoming, Judged, judge
from webapp.usecases.playing import follows_nothing, play_all
from webapp.usecases.recording import Receipt, Sending
from webapp.web.common.access import current_player
from webapp.web.common.clock import now
from webapp.web.common.database import gather
from webapp.web.common.identity import look_again
from webapp.web.play.game import quest
from webapp.web.play.uploads import keep_sent

# Events after which a page without scripts goes on to the next step by itself.
MOVES_ON = frozenset({EventType.STEP_READ, EventType.STEP_SKIPPED})
# What our own pages write in a form; more digits than any number of ours are no number.
SEQ = re.compile(r"[0-9]{1,16}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a form. ``reason`` is a sentence when it was refused; nothing typed is lost."""

    reason: str | None
    notice: str | None
    payload: Mapping[str, Any]
    moves_on: bool


def submit(mission: str, key: str) -> Outcome:
    """Take a plain form as one event. A form sent again with other words is a change of mind, not a repetition."""
    payload = payload_from(request.form.items(multi=True))
    if uploaded := keep_sent(mission, key):
        payload["answer"] = {**payload.get("answer", {}), "upload": uploaded}
    incoming = from_form(mission, key, payload)
    receipt = take([incoming]).receipts[0]
    if receipt.status == "refused" and receipt.reason == REFUSALS["id_reused"]:
        receipt = take([again(incoming)]).receipts[0]
    reason = receipt.reason if receipt.status == "refused" else None
    return Outcome(
        reason=reason, notice=receipt.notice, payload=payload, moves_on=incoming.type in MOVES_ON and not receipt.notice
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of events: receipts and judgements, in the order given. ``seq``: the greatest one seen before."""

    receipts: Sequence[Receipt]
    judged: Sequence[Judged]
    seq: int


def take(events: Sequence[Incoming]) -> Taken:
    """Judge and record events of the player who asks, together with what other phones send at the same time."""
    judged = _judge(events)
    played = gather(play_all, _sending(judged))
    if played is None:
        # Whoever was recalled is another by now: in another team, or gone.
        look_again()
        judged = _judge(events)
        played = gather(play_all, _sending(judged))
    if played is None:
        abort(401)
    further = [item.mission for item, receipt in zip(judged, played.receipts, strict=True) if receipt.advances]
    if further:
        current_app.extensions["elan.rewards"].note(current_player(), filter(None, further))
    return Taken(receipts=played.receipts, judged=judged, seq=played.seq)


def _judge(events: Sequence[Incoming]) -> Sequence[Judged]:
    player, pinned = current_player(), quest()
    return [judge(pinned, participant=player.public_id, teams=player.teams, incoming=each) for each in events]


def _sending(judged: Sequence[Judged]) -> Sending:
    sending = Sending(player=current_player(), judged=judged, now=now(), token=g.token)
    if all(map(follows_nothing, judged)):
        # Asking the system for chance is a pause, in which every other request passes before this one.
        return sending
    return replace(sending, draw=secrets.randbelow(10_000), appointment=secrets.token_hex(16))


def form_token() -> dict[str, Any]:
    """Mint what a plain form needs to be idempotent: an id and the next sequence number. Nothing is written."""
    return {"event_id": uuid7(), "seq": next_seq(current_player().seq)}


def from_form(mission: str, key: str, payload: Mapping[str, Any]) -> Incoming:
    """Read a form as an event."""
    player = current_player()
    seq = request.form.get("seq", "")
    return Incoming(
        id=request.form.get("event_id") or uuid7(),
        seq=int(seq) if SEQ.fullmatch(seq) else next_seq(player.seq),
        type=request.form.get("type", ""),
        version=player.content_version,
        team=player.team_public_id,
        mission=mission,
        key=key,
        at=now(),
        payload=payload,
    )


def again(incoming: Incoming) -> Incoming:
    """Give a changed answer an id of its own."""
    return incoming._replace(id=uuid7(), seq=next_seq(incoming.seq, current_player().seq))


def uuid7() -> str:
    """Make a UUIDv7 (RFC 9562): 48 bits of milliseconds, then chance."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return str(UUID(int=value | 0b10 << 62 | secrets.randbits(62)))
