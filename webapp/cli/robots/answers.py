"""What a robot answers: rightly by the key of the content, wrongly first now and then, always in the allowed shape."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from webapp.quest.events import EventType
from webapp.steps import KINDS
from webapp.steps.dialogue.path import path

Act = tuple[EventType, dict[str, Any]]
# How often somebody goes to a place with a friend.
TOGETHER = 0.5


def right_acts(step: Any, chance: Random, state: Mapping[str, Any]) -> list[Act]:
    """Return the acts that finish a step; where several do as well, one is drawn by lot."""
    match step.kind:
        case "dialogue":
            return _talk(step, chance)
        case "vote":
            return _ballots(step, chance, state)
        case "appointment":
            return _appointment(step, chance, state)
        case "upload" if step.keeps != "device":
            return [(EventType.STEP_ANSWERED, {"answer": _made(step, chance)})]
        case "hunt":
            return [(EventType.STEP_ANSWERED, {"answer": _found(step, chance)})]
        case _:
            return KINDS[step.kind].solution(step)


def wrong_acts(step: Any, chance: Random) -> list[Act]:
    """Return a wrong attempt, or nothing where no answer is wrong."""
    if step.kind == "scene":
        locks = [hotspot for hotspot in step.room.hotspots if hotspot.lock]
        wrong = [(EventType.SCENE_ACTED, _wrong_key(hotspot)) for hotspot in locks[:1]]
        return [(kind, payload) for kind, payload in wrong if _is_wrong(step, kind, payload, payload)]
    candidates = list(_candidates(step))
    chance.shuffle(candidates)
    for candidate in candidates:
        payload = {"answer": candidate}
        if _is_wrong(step, EventType.STEP_ANSWERED, payload, candidate):
            return [(EventType.STEP_ANSWERED, payload)]
    return []


def hint_acts(step: Any, count: int) -> list[Act]:
    """Ask for the first hints of a step, or of a lock of a room."""
    if EventType.HINT_TAKEN not in KINDS[step.kind].events:
        return []
    if step.kind == "scene":
        lock = next((hotspot for hotspot in step.room.hotspots if hotspot.lock and hotspot.lock.hints), None)
        return [(EventType.HINT_TAKEN, {"lock": lock.id, "hint": 1})] if lock else []
    return [(EventType.HINT_TAKEN, {"hint": number}) for number in range(1, min(count, len(step.hints)) + 1)]


def small_picture(chance: Random) -> bytes:
    """Make a PNG of one colour, eight by eight."""
    rows = (b"\0" + bytes([chance.randrange(256), 90, 60] * 8)) * 8
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def _talk(step: Any, chance: Random) -> list[Act]:
    made: dict[str, str] = {}
    _, pending = path(step, made, {})
    while pending is not None:
        made[pending.id] = chance.choice(pending.options).id
        _, pending = path(step, made, {})
    taken = [(EventType.CHOICE_MADE, {"choice": choice, "option": option}) for choice, option in made.items()]
    return [*taken, (EventType.STEP_READ, {})]


def _ballots(step: Any, chance: Random, state: Mapping[str, Any]) -> list[Act]:
    rounds = [each["id"] for each in state["extra"].get("rounds", ())]
    if not rounds:  # nobody has written anything to guess about
        return [(EventType.STEP_SKIPPED, {})]
    return [(EventType.BALLOT_CAST, {"round": name, "option": chance.choice(step.options).id}) for name in rounds]


def _appointment(step: Any, chance: Random, state: Mapping[str, Any]) -> list[Act]:
    slots = state["extra"].get("slots", ())
    if not slots:
        return KINDS[step.kind].solution(step)
    slot, mode = chance.choice(slots), chance.choice(step.modes)
    return [(EventType.STEP_ANSWERED, {"answer": {"way": "slot", "slot": slot["id"], "mode": mode.id}})]


def _made(step: Any, chance: Random) -> dict[str, Any]:
    ways = [{"media": "alternative"}]
    if "text" in step.media:
        ways.append({"media": "text", "text": "Une phrase à moi."})
    if step.phrases:
        ways.append({"media": "phrase", "phrase": step.phrases[0].id})
    if "photo" in step.media:
        ways.append({"media": "photo", "upload": ""})
    return chance.choice(ways)


def _found(step: Any, chance: Random) -> dict[str, Any]:
    """Show that one was there, by any of the proofs; the id of a photo is filled in once it is sent."""
    proof = chance.choice(step.proofs)
    parts = {"code": {"code": step.code_default}, "photo": {"upload": ""}, "answer": {"text": "Vu."}}
    together = {"with_someone": "yes"} if chance.random() < TOGETHER else {}
    return {"proof": proof, **parts.get(proof, {}), **together}


def _is_wrong(step: Any, event_type: EventType, payload: dict[str, Any], answer: object) -> bool:
    kind = KINDS[step.kind]
    return kind.check(step, event_type, payload) is None and not kind.grade(step, answer).is_done


def _candidates(step: Any) -> Iterator[Any]:
    match step.kind:
        case "quiz":
            yield from ([option.id] for option in step.options)
        case "code" | "team_code":
            yield from ("1", "aucune idée")
        case "order":
            yield [item.id for item in reversed(step.items)]
        case "match":
            rights = [pair.right for pair in step.pairs]
            yield {pair.id: rights[index - 1] for index, pair in enumerate(step.pairs)}
        case "hunt" if "code" in step.proofs:
            yield {"proof": "code", "code": "nulle part"}


def _wrong_key(hotspot: Any) -> dict[str, Any]:
    guess: Any = [hotspot.lock.options[0].id] if hotspot.lock.options else "000"
    return {"lock": hotspot.id, "answer": guess}
