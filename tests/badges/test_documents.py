import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from badges.documents import ascii_json, instant, without_empty

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_json_for_pictures_says_the_same(document: dict[str, object]) -> None:
    assert json.loads(ascii_json(document)) == document


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_json_for_pictures_is_ascii_and_its_braces_are_balanced(document: dict[str, object]) -> None:
    text = ascii_json(document)
    depth = [text[: at + 1].count("{") - text[: at + 1].count("}") for at in range(len(text))]

    assert text.isascii()
    assert [at for at, open_braces in enumerate(depth) if open_braces == 0] == [len(text) - 1]


def test_instants_are_written_in_utc_without_fractions() -> None:
    paris = timezone(timedelta(hours=2))

    assert instant(datetime(2026, 7, 1, 1, 30, 5, 999, tzinfo=paris)) == "2026-06-30T23:30:05Z"
    assert instant(datetime(2026, 7, 1, tzinfo=UTC)) == "2026-07-01T00:00:00Z"


def test_members_that_say_nothing_are_left_out() -> None:
    assert without_empty({"a": "", "b": [], "c": None, "d": {}, "e": 0, "f": False}) == {"e": 0, "f": False}
