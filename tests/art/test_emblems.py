"""Crests, counsellors' rounds and the building of the day."""

from xml.etree import ElementTree as ET

import pytest

from webapp.art import FloorState, building, counsellor, crest, names
from webapp.art.signs import SIGNS

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.mark.parametrize("sign", SIGNS)
def test_crest_carries_the_sign_and_the_initial(sign: str) -> None:
    svg = crest(sign, "élan")

    assert SIGNS[sign].body in svg
    assert [text.text for text in ET.fromstring(svg).iter(TEXT)] == ["É"]
    assert len(svg.encode()) <= 8_000


def test_signs_are_those_a_player_can_choose() -> None:
    drawn = {name.removeprefix("sign/") for name in names() if name.startswith("sign/")}

    assert drawn == {"boussole", "cle", "figuier", "vague", "eclair", "lanterne", "moineau", "roue"}


@pytest.mark.parametrize(("given", "shown"), [("md", "MD"), ("Abcd", "ABC"), ("<&", "<&"), ("", None)])
def test_counsellor_shows_initials_whatever_they_are(given: str, shown: str | None) -> None:
    assert [text.text for text in ET.fromstring(counsellor(given)).iter(TEXT)] == [shown]


@pytest.mark.parametrize("floors", [1, 3, 6, 8])
def test_building_has_a_floor_for_each_mission(floors: int) -> None:
    heights = [_height(building([FloorState("later")] * count)) for count in (floors, floors + 1)]

    assert heights[1] - heights[0] == heights[0] - _height(building([FloorState("later")] * (floors - 1)))


def test_floors_differ_by_more_than_colour() -> None:
    done, now, later = (building([FloorState(state)]) for state in ("done", "now", "later"))

    assert "url(#building-later)" in later
    assert "url(#building-later)" not in done + now
    assert len({done, now, later}) == 3


def _height(svg: str) -> float:
    assert "style=" not in svg
    return float(ET.fromstring(svg).attrib["viewBox"].split()[3])
