"""Words that break readers: three hundred letters, emoji, braces, accents, apostrophes, markup, both quotes."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import jwt
import pytest

from badges.baking import bake
from badges.credential import Evidence
from badges.documents import ascii_json
from badges.endorsement import Endorsement
from badges.issuing import Issued, endorse
from badges.ob2 import Addresses, badge_class, hosted_assertion
from badges.png import CREDENTIAL, texts_in_png
from badges.svg import texts_in_svg
from tests.badges.independent import judged
from tests.badges.pictures import SVG, png
from tests.badges.samples import ACHIEVEMENT, AWARD, BASE, ISSUER, NOW, RECIPIENT, WRAPPING_KEY, issued_as, ring

HARD = {
    "long": "Œuvrer à l’été, dès Noël, chez Zoé-Maëlle d’Ür. " * 6 + "Fin de trois cents lettres",
    "emoji": "Équipe 👩🏽‍🔧🤝🏳️‍🌈 réussie 🎉",
    "braces": "{{ville}} {%raw%} } } { ${x} {0}",
    "apostrophes": "L'\u2019\u02bcété d’O'Neil \"entre guillemets\" « français »",
    "markup": "<script>alert(1)</script> & ]]> <![CDATA[ &amp; --> \\u003e \\",
    "spaces": "insécable\u00a0! fine\u202f? zéro\u200bespace\ttabulation\nligne",
    "other scripts": "مرحبا بكم 你好 Đặng Łódź ﬁn",
}


def with_words(words: str) -> dict[str, Any]:
    issuer = replace(ISSUER, name=words)
    said = Endorsement(UUID(int=7, version=4), RECIPIENT, issuer, words, NOW)
    return {
        "issuer": issuer,
        "achievement": replace(ACHIEVEMENT, name=words, description=words, criteria=words, tags=(words,)),
        "narrative": words,
        "evidence": (Evidence(words, words, genre=words, audience=words),),
        "endorsements": (endorse(said, ring(), wrapping_key=WRAPPING_KEY, now=NOW),),
    }


def said_by(document: dict[str, Any]) -> set[str]:
    """Every place where the words must stand."""
    subject = document["credentialSubject"]
    achievement, evidence = subject["achievement"], document["evidence"][0]
    return {
        document["name"], document["description"], document["issuer"]["name"], subject["narrative"],
        achievement["name"], achievement["description"], achievement["criteria"]["narrative"], achievement["tag"][0],
        evidence["name"], evidence["narrative"], evidence["genre"], evidence["audience"],
        document["endorsement"][0]["credentialSubject"]["endorsementComment"],
    }  # fmt: skip


@pytest.fixture(scope="module", params=HARD)
def hard(request: pytest.FixtureRequest) -> tuple[str, Issued]:
    words = HARD[request.param]
    return words, issued_as(**with_words(words))


def test_they_are_three_hundred_letters() -> None:
    assert len(HARD["long"]) >= 300


def test_they_survive_in_every_form(hard: tuple[str, Issued]) -> None:
    words, issued = hard
    pictures = bake(issued.document, png=png(), svg=SVG, assertion_url=f"{BASE}/ob2.json")
    forms = [
        issued.document,
        json.loads(ascii_json(issued.document)),
        jwt.decode(issued.jwt, options={"verify_signature": False}),
        *(json.loads(text.content) for text in texts_in_png(pictures.png) if text.keyword == CREDENTIAL),
        *(json.loads(text.content) for text in texts_in_svg(pictures.svg.encode())),
    ]

    assert [said_by(form) for form in forms] == [{words}] * 5


def test_they_survive_in_the_older_generation(hard: tuple[str, Issued]) -> None:
    words, _ = hard
    at = Addresses(f"{BASE}/a", f"{BASE}/b", f"{BASE}/i", f"{BASE}/p.png")
    changes = {name: value for name, value in with_words(words).items() if name != "endorsements"}
    award = replace(AWARD, **changes)
    assertion, badge = hosted_assertion(award, at), badge_class(award.achievement, at)

    said = {
        assertion["narrative"],
        assertion["evidence"][0]["narrative"],
        badge["name"],
        badge["criteria"]["narrative"],
    }
    assert said == {words}


def test_another_implementation_accepts_them(tmp_path: Path, hard: tuple[str, Issued]) -> None:
    _, issued = hard
    pictures = bake(issued.document, png=png(), svg=SVG, assertion_url=f"{BASE}/ob2.json")
    files = {
        "badge.json": json.dumps(issued.document, ensure_ascii=False).encode(),
        "badge.jwt": issued.jwt.encode(),
        "badge.png": pictures.png,
        "badge.svg": pictures.svg.encode(),
    }

    assert judged(tmp_path, files) == dict.fromkeys(files, AWARD.id.urn)
