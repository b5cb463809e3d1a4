"""The people of the story."""

import pytest

from webapp import art

PEOPLE = ("irene", "sacha", "nour", "wassim", "bene", "lucien", "clarisse", "jade", "ilyes", "anatole")
MOODS = ("neutral", "smile", "joy", "surprise", "doubt", "tired")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("kind", ["character", "avatar"])
def test_everybody_has_every_mood(kind: str, person: str) -> None:
    drawn = {art.draw(f"{kind}/{person}-{mood}") for mood in MOODS}

    assert None not in drawn
    assert len(drawn) == len(MOODS)


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_is_described_the_same_whatever_the_mood(person: str) -> None:
    said = {art.alt(f"{kind}/{person}-{mood}") for kind in ("character", "avatar") for mood in MOODS}

    assert len(said) == 1
    assert said.pop().endswith(".")


def test_nobody_else_is_in_the_gallery() -> None:
    drawn = {name.partition("/")[2].rpartition("-")[0] for name in art.names() if name.startswith("character/")}

    assert drawn == set(PEOPLE)


def test_a_bust_has_the_frame_that_pages_expect() -> None:
    assert 'viewBox="0 0 320 386"' in (art.draw("character/nour-tired") or "")
    assert 'viewBox="0 0 200 200"' in (art.draw("avatar/nour-tired") or "")
