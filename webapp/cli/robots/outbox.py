"""What a phone has done and not yet sent: events with ids of its own, which may leave late, mixed and twice."""

from collections.abc import Mapping
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID

from webapp.cli.robots.journal import Journal
from webapp.cli.robots.phone import Phone
from webapp.quest.events import EventType

Receipts = list[dict[str, Any]]


class Outbox:
    """Keeps events until they were acknowledged; ``seq`` is the phone's counter."""

    def __init__(self, phone: Phone, journal: Journal, chance: Random) -> None:
        self.seq = 0
        self._phone = phone
        self._journal = journal
        self._chance = chance
        self._waiting: list[dict[str, Any]] = []
        self._sent: list[dict[str, Any]] = []

    def put(
        self, place: Mapping[str, Any], mission: str, key: str, event_type: EventType, payload: dict[str, Any]
    ) -> None:
        """Keep an event; ``place`` says the version and the team."""
        self.seq += 1
        event = {
            "id": str(UUID(int=self._chance.getrandbits(128), version=4)),
            "seq": self.seq,
            "type": event_type.value,
            "version": place["version"],
            "team": place["team"],
            "mission": mission,
            "step": key,
            "at": datetime.now(UTC).isoformat(),
            "payload": payload,
        }
        self._waiting.append(event)

    def flush(self, *, is_mixed: bool = False) -> Receipts:
        """Send what waits, in any order if asked."""
        batch, self._waiting = self._waiting, []
        if not batch:
            return []
        if is_mixed:
            self._chance.shuffle(batch)
        self._sent = batch
        receipts = self._phone.send(batch)
        self._judge(batch, receipts, expected="accepted")
        return receipts

    def repeat(self) -> None:
        """Send the last batch again, as a phone does that never saw the answer."""
        if self._sent:
            self._judge(self._sent, self._phone.send(self._sent), expected="duplicate")

    def _judge(self, batch: list[dict[str, Any]], receipts: Receipts, *, expected: str) -> None:
        if [event["id"] for event in batch] != [receipt["id"] for receipt in receipts]:
            self._journal.trouble(f"{self._phone.name} : les reçus ne sont pas ceux des événements envoyés")
        for event, receipt in zip(batch, receipts, strict=False):
            self._journal.note(receipt["status"])
            if receipt["status"] != expected:
                words = f"{event['type']} {event['step']} : {receipt['status']}, {receipt['reason']}"
                self._journal.trouble(f"{self._phone.name} : {words}")
