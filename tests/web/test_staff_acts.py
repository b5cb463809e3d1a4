"""Whatever staff do about a youth is said in words: every act has its sentence, on both sides."""

import ast
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy.orm import Session

import webapp
from webapp.policy.acts import ABOUT_GROUPS, ABOUT_YOUTHS
from webapp.policy.meetings import SAID
from webapp.store.models import StaffAct
from webapp.usecases.badge_asking import PROPOSED, REFUSALS
from webapp.usecases.helping import ACTS
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.reviewing import VERDICTS
from webapp.web.common.staff_acts import FOR_STAFF, FOR_YOUTHS, act_words

SOURCES = Path(webapp.__file__).parent
# Functions that write an act, and where its name stands among what they are given.
WRITERS = {"Act": "name", "note_about": 2}


def _named(call: ast.Call) -> str | None:
    """The name of the act that a call writes about a youth, where it is written as it is."""
    place = WRITERS.get(getattr(call.func, "id", ""))
    words = {each.arg: each.value for each in call.keywords}
    if place is None or (place == "name" and "participant_id" not in words):
        return None
    value = words.get("name") if place == "name" else call.args[2] if len(call.args) > 2 else None
    return str(value.value) if isinstance(value, ast.Constant) else None


def test_every_act_that_the_code_writes_is_in_the_list() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES.rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    written = {name for call in calls if (name := _named(call))}
    made = {f"evidence.{each}" for each in VERDICTS} | {f"badge.{each}" for each in (*REFUSALS, PROPOSED)}
    made |= {f"appointment_{each}" for each in SAID} | {"appointment_revoked"} | set(ACTS.values())

    assert written | made | {"read_section", "note_absence", "award_badge", "revoke_badge"} == ABOUT_YOUTHS


def test_every_act_has_its_sentence_on_both_sides() -> None:
    assert set(FOR_YOUTHS) == set(FOR_STAFF) == ABOUT_YOUTHS | ABOUT_GROUPS


@pytest.mark.parametrize("name", sorted(ABOUT_YOUTHS | ABOUT_GROUPS))
def test_no_act_is_told_vaguely(name: str) -> None:
    done = SimpleNamespace(act=name, details={})

    assert "a agi" not in act_words(done, for_staff=True)
    assert "a changé quelque chose" not in act_words(done)


def test_an_act_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words for 'whisper'"):
        note_act(Session(), By(organisation_id=1), Act(name="whisper", participant_id=1), now=datetime.now(UTC))
    session = Session()
    note_act(session, By(organisation_id=1), Act(name="add_team"), now=datetime.now(UTC))
    assert [row.act for row in session.new if isinstance(row, StaffAct)] == ["add_team"]
