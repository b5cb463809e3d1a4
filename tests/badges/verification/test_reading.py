import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badges.verification.fetching import Gone, Missing, Refused
from badges.verification.reading import LARGEST, parsed, typed_address
from badges.verification.report import Verdict
from badges.verification.sentences import Finding as Found
from tests.badges.pictures import SVG, png
from tests.badges.samples import issued
from tests.badges.verification.web import judged

BOMB = "[" * 100_000


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", Found.NO_BADGE),
        (b"\xff\xd8\xff\xe0 JPEG", Found.NO_BADGE),
        (b"hello", Found.NO_BADGE),
        (b"[1]", Found.NO_BADGE),
        (b'"text"', Found.NO_BADGE),
        (b'{"a":NaN}', Found.NO_BADGE),
        (b'{"a":1,"a":2}', Found.NO_BADGE),
        (BOMB.encode(), Found.NO_BADGE),
        (b"{}", Found.FORM_UNKNOWN),
        (b'{"type":"OpenBadgeCredential"}', Found.FORM_INCOMPLETE),
        (png(), Found.NO_BADGE),
        (png()[:50], Found.UNREADABLE),
        (SVG.encode(), Found.NO_BADGE),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', Found.UNREADABLE),
        (b"a" * (LARGEST + 1), Found.TOO_LARGE),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else str(value),
)
def test_files_that_are_no_badge_are_refused_in_words(content: bytes, found: Found) -> None:
    report = judged(content)

    assert (report.verdict, report.findings[-1]) == (Verdict.INVALID, found)
    assert report.checks[-1].advice != ""


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (Refused("elle mène à une machine privée"), Found.ADDRESS_REFUSED),
        (Gone("parti"), Found.WITHDRAWN),
        (None, Found.ADDRESS_UNREACHABLE),
        (Missing("rien"), Found.ADDRESS_EMPTY),
        (b"<html>", Found.NO_BADGE),
        (b"https://elsewhere.example/2", Found.ADDRESS_UNREACHABLE),
        (b"https://elsewhere.example/1", Found.FORM_UNKNOWN),
    ],
    ids=["private", "gone", "no answer", "nothing there", "a page", "another address", "itself"],
)
def test_addresses_that_give_no_badge_are_told(answer: object, found: Found) -> None:
    assert judged("https://elsewhere.example/1", {"https://elsewhere.example/1": answer}).findings[-1] is found


def test_an_address_is_followed_twice_at_most() -> None:
    chain = {f"https://a.example/{step}": f"https://a.example/{step + 1}".encode() for step in range(5)}

    assert judged("https://a.example/0", chain).findings[-1] is Found.NO_BADGE


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.example/x", "https://a.example/x"),
        (" http://a ", "http://a"),
        # As a CV prints it.
        ("Elan.a-b.example/badges/x", "https://Elan.a-b.example/badges/x"),
        ("a.example", ""),
        ("https://a b", ""),
        ("{}", ""),
        (issued().jwt, ""),
        ("https://a.example/" + "x" * 2000, ""),
    ],
)
def test_addresses_are_told_from_badges(text: str, address: str) -> None:
    assert typed_address(text) == address


@pytest.mark.parametrize("text", ["bonjour", "  ", "a.example", "le badge de Samir", "https://a b"])
def test_what_is_pasted_and_is_no_badge_is_told_as_such(text: str) -> None:
    report = judged(text)

    assert report.findings == [Found.NOT_AN_ADDRESS]
    assert report.is_unread


def test_an_address_without_its_beginning_is_followed() -> None:
    assert judged("elsewhere.example/1", {"https://elsewhere.example/1": issued().document}).findings[0] is Found.READ


def test_a_badge_that_is_pasted_is_read() -> None:
    for text in (json.dumps(issued().document), f"\n {issued().jwt}\n"):
        assert judged(text).verdict is Verdict.VALID


def test_json_as_deep_as_a_badge_is_read_and_no_deeper() -> None:
    assert parsed(json.dumps(issued().document)) == issued().document
    assert parsed("[" * 39 + "]" * 39) is not None
    assert parsed("[" * 41 + "]" * 41) is None


VALUES: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just([]) | st.just({}) | st.just([{}])
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [found for name, inner in within for found in places(inner, (*path, name))]


@settings(max_examples=60)
@given(st.sampled_from(places(issued().document)), VALUES)
def test_any_badge_that_was_meddled_with_is_judged_without_a_fault(path: tuple[Any, ...], value: Any) -> None:
    document = json.loads(json.dumps(issued().document))
    place = document
    for step in path[:-1]:
        place = place[step]
    before = place[path[-1]]
    place[path[-1]] = value

    # What a badge and its endorsement both say of their one issuer is still signed when it is said once.
    is_said_again = path[-2:-1] == ("issuer",) and not value and json.dumps(before) in json.dumps(document)
    assert judged(document).verdict is not Verdict.VALID or before in (value, [value]) or is_said_again
