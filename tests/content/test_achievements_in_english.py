"""Badges travel abroad: all that they say is said in English too."""

import pytest

from webapp.content.achievements import load_achievements
from webapp.quest.achievements import Achievement

BADGES = load_achievements().achievements


@pytest.mark.parametrize("badge", BADGES, ids=lambda badge: badge.id)
def test_every_text_of_a_badge_is_said_in_english(badge: Achievement) -> None:
    french = (badge.name, badge.description, badge.criteria, badge.picture.alt)
    english = (badge.name_en, badge.description_en, badge.criteria_en, badge.picture.alt_en)

    for one, other in zip(french, english, strict=True):
        assert other.strip()
        assert other != one
        assert not set("«»éèàùôîçœ") & set(other.replace("Élan", "")), other


def test_what_is_asked_for_is_the_same_number_of_things() -> None:
    """Figures are what an employer compares: none may be lost or changed on the way."""
    for badge in BADGES:
        assert _figures(badge.criteria) == _figures(badge.criteria_en), badge.id


def _figures(text: str) -> list[str]:
    return sorted(word for word in "".join(sign if sign.isdigit() else " " for sign in text).split())
