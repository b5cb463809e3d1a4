from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.usecases.conftest import Write
from webapp.queries.account import account
from webapp.store.models import Consent, SharedSection
from webapp.store.players import Player
from webapp.usecases.asking import share_section
from webapp.usecases.consenting import change_consents


def say(write: Write, me: Player, choices: Mapping[str, bool], **later: float) -> tuple[str, ...]:
    now = START + timedelta(**later)
    changed: tuple[str, ...] = write(
        lambda session: change_consents(session, player=me, choices=choices, text_version="v2", now=now)
    )
    return changed


def held(write: Write, me: Player) -> dict[str, bool]:
    found = write(lambda session: account(session, me)).consents
    return {purpose: state.is_given for purpose, state in found.items()}


def test_only_what_changed_is_written(write: Write, database: Database, me: Player) -> None:
    first = say(write, me, {"statistics": True, "notifications": False})
    second = say(write, me, {"statistics": True, "notifications": False}, hours=1)

    rows = [(row.purpose, row.is_given, row.text_version, row.at) for row in database.all(select(Consent))]
    assert (first, second) == (("statistics",), ())
    assert rows == [("statistics", True, "v2", START)]


def test_the_newest_word_holds_and_the_former_ones_stay(write: Write, database: Database, me: Player) -> None:
    say(write, me, {"statistics": True})

    say(write, me, {"statistics": False}, days=1)

    assert held(write, me) == {"statistics": False}
    assert database.count(Consent) == 2


@pytest.mark.parametrize(
    ("choices", "answers"), [({"share_compass": True}, {"weather": "sun"}), ({"share_compass": False}, {})]
)
def test_sharing_no_more_takes_back_what_was_shared(
    write: Write, database: Database, me: Player, choices: dict[str, bool], answers: dict[str, str]
) -> None:
    say(write, me, {"share_compass": True})
    write(
        lambda session: share_section(
            session, player=me, section="health", answers={"weather": "sun"}, recipient="counsellor", now=START
        )
    )

    say(write, me, choices, days=1)

    shared = database.one(select(SharedSection))
    assert (shared.answers, shared.withdrawn_at is None) == (answers, choices["share_compass"])
