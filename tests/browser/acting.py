"""Phones that only act: they send what their owner does, as the outbox would, and time the server's answer."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import select

from tests.browser.conftest import Town
from tests.browser.house import Jar
from tests.database import Database
from tests.factories.participants import sign_in
from webapp.content import load_quest
from webapp.steps import KINDS
from webapp.store.models import Participant, Team

QUEST: Any = load_quest()
STEPS: dict[str, Any] = {step.id: (mission, step) for mission in QUEST.missions() for step in mission.steps}
OURS = {"Sec-Fetch-Site": "same-origin"}

# What was done: the type of the event, the step, the payload.
Act = tuple[str, str, dict[str, Any]]
# Between these two instants (milliseconds since the epoch) the server committed it.
Sent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ActingPhone:
    """The phone of somebody, without a screen."""

    who: Participant
    team: str
    url: str
    cookies: dict[str, str]

    def send(self, *acts: Act) -> Sent:
        """Send acts in one batch, and see them accepted."""
        events = [
            {
                "id": str(uuid4()), "seq": 1, "type": kind, "version": QUEST.version, "team": self.team,
                "mission": STEPS[step][0].id, "step": step, "at": datetime.now(UTC).isoformat(), "payload": payload,
            }
            for kind, step, payload in acts
        ]  # fmt: skip
        # A client of its own: nothing stays open, and no certificates are read for an address without any.
        with httpx.Client(base_url=self.url, cookies=self.cookies, headers=OURS, timeout=60, verify=False) as client:
            before = time.time() * 1000
            answer = client.post("/api/play/events", json={"events": events})
            after = time.time() * 1000
        assert [each["status"] for each in answer.json()["receipts"]] == ["accepted"] * len(acts)
        return before, after


def acting_phone(town: Town, who: Participant) -> ActingPhone:
    """Give somebody a phone that only acts."""
    database, jar = Database(town.engine), Jar()
    holder: Any = jar
    sign_in(database, holder, who)
    team = database.one(select(Team.public_id).where(Team.id == who.team_id))
    return ActingPhone(who, team, town.url, jar.held)


def solved(*steps: str) -> list[Act]:
    """Return the acts by which steps are done."""
    return [
        (kind.value, step, said) for step in steps for kind, said in KINDS[STEPS[step][1].kind].solution(STEPS[step][1])
    ]
