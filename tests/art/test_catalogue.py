"""Each picture on its own, and all of them together."""

import re
from xml.etree import ElementTree as ET

import pytest

from webapp import art

LIGHT = 8_000
LIGHT_BACKDROP = 10_000
FORBIDDEN = re.compile(
    r"<(script|style|image|foreignObject|a|animate|set)\b|\s(style|on\w+)=|javascript:|data:|https?://(?!www\.w3\.org/2000/svg)"
)


def _elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())


@pytest.mark.parametrize("name", art.names())
def test_picture_is_a_well_formed_light_and_harmless_svg(name: str) -> None:
    svg = art.draw(name)

    assert svg is not None
    elements = _elements(svg)
    assert elements[0].tag == "{http://www.w3.org/2000/svg}svg"
    assert len(elements[0].attrib["viewBox"].split()) == 4
    assert FORBIDDEN.findall(svg) == []
    assert len(svg.encode()) <= (LIGHT_BACKDROP if name.startswith("backdrop/") else LIGHT)


@pytest.mark.parametrize("name", art.names())
def test_picture_points_only_at_itself(name: str) -> None:
    svg = art.draw(name) or ""
    known = {element.attrib["id"] for element in _elements(svg) if "id" in element.attrib}

    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= known
    assert "href" not in svg


def test_no_two_pictures_are_the_same() -> None:
    drawn = [re.sub(r'(id="|#)[\w-]+', r"\1", art.draw(name) or "") for name in art.names()]

    assert len(set(drawn)) == len(art.names())


def test_ids_of_two_pictures_never_meet() -> None:
    ids = [found for name in art.names() for found in re.findall(r'\bid="([^"]+)"', art.draw(name) or "")]

    assert len(ids) == len(set(ids))


def test_a_picture_is_the_same_every_time() -> None:
    first = art.draw("character/sacha-smile")
    art.catalogue.draw.cache_clear()

    assert art.draw("character/sacha-smile") == first


@pytest.mark.parametrize("name", ["", "character/sacha", "character/sacha-angry", "character/nobody-smile", "../sacha"])
def test_an_unknown_name_draws_nothing(name: str) -> None:
    assert art.draw(name) is None
    assert art.alt(name) == ""


@pytest.mark.parametrize("name", art.names())
def test_what_a_picture_says_is_typographic_french(name: str) -> None:
    said = art.alt(name)

    assert "'" not in said
    assert said == said.strip()
