"""Events that no page of ours makes: each gets a receipt or a clear refusal, and the next honest one still passes."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from tests.database import Database
from tests.pages.phone import Page, Phone
from tests.web.play.test_outbox import HEADERS, event_of, send, statuses
from tests.web.play.test_plain_steps import TALK, hidden_fields
from webapp.quest.events import LAST_SEQ
from webapp.steps.judging import REFUSALS
from webapp.store.models import EventRow, Participant, Team

ACCEPTED = ("accepted", None)
ILL_FORMED = ("refused", REFUSALS["shape"])
UNKNOWN = ("refused", REFUSALS["unknown"])
HALF = "\ud800"
HINT = {"type": "HintTaken"}


def forge(phone: Phone, *events: Any) -> Page:
    """Send events past the writer of JSON of the tests, which refuses what a forger may escape."""
    body = json.dumps({"events": list(events)}).encode()
    headers = {**HEADERS, "Content-Type": "application/json"}
    return phone.open("POST", "/api/play/events", status=200, data=body, headers=headers)


@pytest.mark.parametrize(
    ("seq", "receipt", "told"),
    [
        (2**31 - 1, ACCEPTED, 2**31 - 1),
        (2**31, ACCEPTED, 2**31),
        (2**53 - 1, ACCEPTED, 2**53 - 1),
        (2**53, ILL_FORMED, 0),
        (2**63, ILL_FORMED, 0),
        (10**400, ILL_FORMED, 0),
        (-1, ILL_FORMED, 0),
        (1.5, ILL_FORMED, 0),
        ("7", ILL_FORMED, 0),
    ],
)
def test_a_number_is_kept_up_to_the_greatest_that_phones_count_to(
    player: Phone, team: Team, database: Database, seq: Any, receipt: tuple[str, str | None], told: int
) -> None:
    page = forge(player, event_of(team, seq=seq))

    assert (statuses(page), page.json["seq"]) == ([receipt], told)
    assert database.all(select(EventRow.seq)) == ([seq] if receipt == ACCEPTED else [])
    assert database.all(select(Participant.seq)) == [told]


def test_whoever_used_the_last_number_still_plays(player: Phone, team: Team, database: Database) -> None:
    forge(player, event_of(team, seq=LAST_SEQ))

    fields = hidden_fields(player.get(TALK), "ChoiceMade")
    player.post(TALK, {**fields, "payload.option": "preuve"})

    assert fields["seq"] == str(LAST_SEQ)
    assert database.all(select(EventRow.type).order_by(EventRow.position)) == ["StepAnswered", "ChoiceMade"]
    assert statuses(send(player, event_of(team, seq=LAST_SEQ))) == [ACCEPTED]


@pytest.mark.parametrize("seq", ["9" * 5000, "²", "-3", "1.5", "", "deux"])
def test_a_plain_form_without_a_number_of_ours_gets_the_next_one(player: Phone, database: Database, seq: str) -> None:
    fields = hidden_fields(player.get(TALK), "ChoiceMade")

    player.post(TALK, {**fields, "seq": seq, "payload.option": "preuve"})

    assert database.all(select(EventRow.seq)) == [1]


def test_a_plain_form_with_a_number_too_great_is_told_so(player: Phone, database: Database) -> None:
    fields = hidden_fields(player.get(TALK), "ChoiceMade")

    page = player.post(TALK, {**fields, "seq": str(2**53), "payload.option": "preuve"}, status=422)

    assert REFUSALS["shape"] in page.text
    assert database.count(EventRow) == 0


@pytest.mark.parametrize(
    ("odd", "receipt"),
    [
        ({"version": "a\0b"}, ILL_FORMED),
        ({"version": HALF}, ILL_FORMED),
        ({"id": HALF}, ILL_FORMED),
        ({"id": "\0"}, ILL_FORMED),
        ({"mission": "\0"}, ILL_FORMED),
        ({"step": "day:\0"}, ILL_FORMED),
        ({"step": HALF}, ILL_FORMED),
        ({"payload": {"answer": "\0"}}, ILL_FORMED),
        ({"payload": {"answer": HALF}}, ILL_FORMED),
        ({"payload": {HALF: 1}}, ILL_FORMED),
        ({"at": "0001-01-01T00:00:00+14:00"}, ACCEPTED),
        ({"at": "9999-12-31T23:00:00-14:00"}, ACCEPTED),
        ({**HINT, "payload": {"hint": "²"}}, UNKNOWN),
        ({**HINT, "payload": {"hint": 10**30}}, UNKNOWN),
        ({**HINT, "payload": {"hint": 1.5}}, UNKNOWN),
    ],
    ids=str,
)
def test_what_no_database_keeps_is_refused_in_words(
    player: Phone, team: Team, odd: dict[str, Any], receipt: tuple[str, str | None]
) -> None:
    page = forge(player, event_of(team) | odd, event_of(team, seq=2))

    assert statuses(page) == [receipt, ACCEPTED]
