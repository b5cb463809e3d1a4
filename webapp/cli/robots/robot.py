"""One player: opens the documents of missions, plays their steps with some clumsiness, reads the pages around."""

import json
from collections.abc import Mapping
from random import Random
from typing import Any

from webapp.cli.robots.answers import Act, hint_acts, right_acts, small_picture, wrong_acts
from webapp.cli.robots.journal import Journal
from webapp.cli.robots.outbox import Outbox
from webapp.cli.robots.page import Page, flattened
from webapp.cli.robots.phone import Phone, Stuck
from webapp.quest.content import Day, Mission, Quest
from webapp.quest.events import EventType
from webapp.steps import KINDS

WRONG_FIRST, ASKS_FOR_HINTS, LEAVES_PUZZLE, PASSES = 0.25, 0.2, 0.1, 0.3
PLAYS_OFFLINE, SENDS_AGAIN, USES_PLAIN_FORM = 0.15, 0.15, 0.08
# Kinds whose whole answer fits one plain form without the page's script.
PLAIN_KINDS = frozenset({"code", "match", "quiz", "recap", "reflect", "service_card"})
LAST_PAGES = ("/jeu/carnet", "/jeu/evaluation", "/jeu/attestation")
MARKS = ("understood", "for_me", "asked_for")


class Robot:
    """Somebody who plays; ``chance`` makes the same robot play the same game for a seed."""

    def __init__(self, phone: Phone, quest: Quest[Any], journal: Journal, chance: Random) -> None:
        self.phone = phone
        self.participant = ""
        self._quest = quest
        self._journal = journal
        self._chance = chance
        self._outbox = Outbox(phone, journal, chance)
        self._island: dict[str, Any] = {}
        self._is_offline = False

    def arrive(self, day: Day[Any]) -> None:
        """Open the page of the day, clock in, say what one thinks of the instruction."""
        page = self.phone.page(f"/jeu/jour/{day.id}")
        page = self._press(page, EventType.CHECKED_IN) or page
        if self._chance.random() < 0.5:
            self._press(page, EventType.INSTRUCTION_RATED, "payload.rating")

    def warn(self, day: Day[Any]) -> None:
        """Say that one will not come."""
        self._journal.note("absence")
        self._press(self.phone.page(f"/jeu/jour/{day.id}"), EventType.ABSENCE_ANNOUNCED, "payload.reason")

    def open_mission(self, mission: Mission[Any]) -> None:
        """Load the document of a mission and the state that it holds."""
        page = self.phone.page(f"/jeu/mission/{mission.id}")
        if not page.island:
            raise Stuck(f"{self.phone.name} : la page de {mission.id} ne contient pas son état")
        self._island = json.loads(page.island)
        self.participant = self._island["participant"]
        self._outbox.seq = max(self._outbox.seq, self._island["seq"])
        if self._island["version"] != self._quest.version:
            raise Stuck(f"{self.phone.name} : la quête jouée est à la version {self._island['version']}")
        self._is_offline = self._chance.random() < PLAYS_OFFLINE
        self._journal.note("offline", int(self._is_offline))

    def play(self, mission: Mission[Any], step: Any, *, leads: bool) -> None:
        """Play one step. What the team does together is done by whoever leads, unless everybody has a voice."""
        is_shared = step.scope == "team" and KINDS[step.kind].shares_answers
        state = self._island["steps"][step.id]
        if state["is_done"] or (is_shared and not leads):
            return
        acts = self._clumsiness(step) + self._way_through(mission, step, state)
        is_plain = step.kind in PLAIN_KINDS and self._chance.random() < USES_PLAIN_FORM
        if is_plain and not self._is_offline and len(acts) == 1 and acts[0][0] is not EventType.STEP_SKIPPED:
            self._answer_on_paper(mission, step, *acts[0])
            return
        for event_type, payload in acts:
            self._outbox.put(self._island, mission.id, step.id, event_type, payload)
        if is_shared or not self._is_offline:
            self._send()

    def close_mission(self, mission: Mission[Any]) -> None:
        """Send what waits and look whether the mission is over."""
        self._outbox.flush(is_mixed=self._is_offline)
        if self._is_offline:
            self._outbox.repeat()
        self._is_offline = False

    def left_to_do(self, mission: Mission[Any]) -> list[str]:
        """Ask the server which steps of a mission are not done."""
        steps: Mapping[str, Any] = self.phone.json(f"/jeu/mission/{mission.id}/etat")["steps"]
        return [step_id for step_id, state in steps.items() if not state["is_done"]]

    def close_votes(self, mission: Mission[Any]) -> None:
        """Close, round by round, the votes of the team for which somebody is not waited for any longer."""
        for step in mission.steps:
            for _ in KINDS[step.kind].rounds(step):
                self.phone.post(f"/jeu/equipe/vote/{step.id}")

    def leave(self, day: Day[Any]) -> None:
        """Read the recap, thank somebody, mark a service, look at the team's window and at a live region."""
        if day.number is not None:
            self.phone.page(f"/jeu/recap/{day.id}")
        if day is self._quest.days[-1]:
            for path in LAST_PAGES:
                self.phone.page(path)
        if self._press(self.phone.page("/jeu/equipe"), EventType.PERSON_THANKED, "payload.to"):
            self._journal.note("thanks")
        self.phone.page("/jeu/region/team-gauge")
        self._mark_service(day)

    def _clumsiness(self, step: Any) -> list[Act]:
        acts: list[Act] = []
        if self._chance.random() < WRONG_FIRST:
            acts += wrong_acts(step, self._chance)
            self._journal.note("wrong", len(acts))
        if self._chance.random() < ASKS_FOR_HINTS:
            hints = hint_acts(step, self._chance.randint(1, 3))
            self._journal.note("hint", len(hints))
            acts += hints
        return acts

    def _way_through(self, mission: Mission[Any], step: Any, state: Mapping[str, Any]) -> list[Act]:
        if EventType.STEP_SKIPPED in KINDS[step.kind].events:
            if step.skippable and self._chance.random() < PASSES:
                self._journal.note("skip")
                return [(EventType.STEP_SKIPPED, {})]
            if step.hints and self._chance.random() < LEAVES_PUZZLE:
                self._journal.note("skip")
                return [*hint_acts(step, len(step.hints)), (EventType.STEP_SKIPPED, {})]
        acts = right_acts(step, self._chance, state)
        self._journal.note("ballot", sum(kind is EventType.BALLOT_CAST for kind, _ in acts))
        for _, payload in acts:
            answer = payload.get("answer")
            if isinstance(answer, dict) and answer.get("upload") == "":
                answer["upload"] = self.phone.upload(mission.id, step.id, small_picture(self._chance))
        return acts

    def _send(self) -> None:
        self._outbox.flush()
        if self._chance.random() < SENDS_AGAIN:
            self._outbox.repeat()

    def _answer_on_paper(
        self, mission: Mission[Any], step: Any, event_type: EventType, payload: Mapping[str, Any]
    ) -> None:
        """Answer on the page of the step alone, as a browser without scripts does."""
        page = self.phone.page(f"/jeu/mission/{mission.id}?etape={step.id}")
        form = page.form_of(event_type.value)
        if form is None:
            self._journal.trouble(f"{self.phone.name} : {page.path} n’a pas de formulaire {event_type.value}")
            return
        self.phone.submit(page, form, flattened(payload))
        self._outbox.seq = max(self._outbox.seq, int(form.value("seq") or 0)) + 1

    def _press(self, page: Page, event_type: EventType, name: str | None = None) -> Page | None:
        """Send a form of a page, with one of its buttons; None where the page has no such form."""
        form = page.form_of(event_type.value)
        if form is None:
            return None
        answers = {name: self._chance.choice(form.named(name))["value"]} if name else {}
        self._outbox.seq = max(self._outbox.seq, int(form.value("seq") or 0)) + 1
        return self.phone.submit(page, form, answers)

    def _mark_service(self, day: Day[Any]) -> None:
        cards = [step.service for mission in day.missions for step in mission.steps if step.kind == "service_card"]
        if not cards:
            return
        service, mark = self._chance.choice(cards), self._chance.choice(MARKS)
        self.phone.page(f"/jeu/services/{service}")
        self._outbox.put(self._island, "", f"service:{service}", EventType.SERVICE_MARKED, {"mark": mark})
        self._journal.note("mark")
        self._outbox.flush()
