import json
from xml.etree import ElementTree as ET

import pytest

from badges.documents import ascii_json
from badges.faults import BakingFault
from badges.png import ASSERTION, CREDENTIAL, Text
from badges.svg import LARGEST_PICTURE, NAMESPACE, bake_svg, texts_in_svg
from tests.badges.pictures import SVG

HARD = {"name": "L’été ]]> <b>&amp; {x} 🎉</b>", "list": [["]]>"]]}


def test_the_credential_is_the_first_element_in_cdata() -> None:
    baked = bake_svg(SVG, ascii_json({"id": "urn:x"}))

    assert baked == (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" xmlns:openbadges="{NAMESPACE}">'
        '<openbadges:credential><![CDATA[{"id":"urn:x"}]]></openbadges:credential>'
        '<title>Éclat</title><path d="M0 0h9v9z"/></svg>'
    )


@pytest.mark.parametrize("head", ["", '<?xml version="1.0" encoding="UTF-8"?>\n'])
def test_any_words_come_back(head: str) -> None:
    baked = bake_svg(head + SVG, ascii_json(HARD))
    [found] = texts_in_svg(baked.encode())

    assert (found.keyword, json.loads(found.content)) == (CREDENTIAL, HARD)
    assert json.loads(next(iter(ET.fromstring(baked))).text or "") == HARD


@pytest.mark.parametrize(
    "picture", ["", "<p>", "<svg/>", bake_svg(SVG, "{}")], ids=["nothing", "no SVG", "empty", "baked already"]
)
def test_what_cannot_carry_a_badge_is_refused(picture: str) -> None:
    with pytest.raises(BakingFault, match="no pristine SVG"):
        bake_svg(picture, "{}")


def test_accents_are_not_baked() -> None:
    with pytest.raises(BakingFault, match="ASCII"):
        bake_svg(SVG, '"é"')


@pytest.mark.parametrize(
    ("element", "found"),
    [
        ("<a:assertion xmlns:a='http://openbadges.org' verify='https://a.example'/>", Text(ASSERTION, "https://a.example")),
        ("<a:credential xmlns:a='https://purl.imsglobal.org/ob/v3p0' verify='e.y.J'/>", Text(CREDENTIAL, "e.y.J")),
        ("<a:credential xmlns:a='https://purl.imsglobal.org/ob/v3p0'>{&quot;a&quot;:1}</a:credential>",
         Text(CREDENTIAL, '{"a":1}')),
    ],
    ids=["2.0", "a token", "entities"],
)  # fmt: skip
def test_badges_of_others_are_read(element: str, found: Text) -> None:
    assert texts_in_svg(f"<svg xmlns='http://www.w3.org/2000/svg'><g>{element}</g></svg>".encode()) == [found]


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
FILES = '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]><svg>&f;</svg>'


@pytest.mark.parametrize(
    "picture",
    [
        b"", b"<svg>", b"\xff\xfe<", LAUGHS.encode(), FILES.encode(), b"<!DOCTYPE svg><svg/>",
        b" " * LARGEST_PICTURE + b"<svg/>",
    ],
    ids=["nothing", "open", "no text", "laughs", "a file", "a declaration", "too large"],
)  # fmt: skip
def test_hostile_pictures_are_refused(picture: bytes) -> None:
    with pytest.raises(BakingFault):
        texts_in_svg(picture)
