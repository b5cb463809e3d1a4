"""From who speaks to the picture that shows them."""

import pytest

from webapp.art import alt, avatar_of, bust_of, names
from webapp.art.moods import MOODS

SPEAKERS = ("irene", "sacha", "nour", "wassim", "bene", "lucien", "clarisse", "jade", "ilyes", "anatole", "abri", "p")


@pytest.mark.parametrize("who", SPEAKERS)
@pytest.mark.parametrize("mood", [*MOODS, "calm", "trembling", "cracked", "dawn", "unheard-of"])
def test_everybody_who_has_a_face_can_be_shown_in_any_mood(who: str, mood: str) -> None:
    found = {bust_of(who, mood), avatar_of(who, mood)}

    assert found <= set(names())
    assert all(alt(name or "") for name in found)


@pytest.mark.parametrize("who", ["narr", "conseiller", "nobody"])
def test_a_voice_without_a_face_has_no_picture(who: str) -> None:
    assert bust_of(who) is None
    assert avatar_of(who) is None


def test_a_state_of_abri_is_kept() -> None:
    assert bust_of("abri", "cracked") == "ai/abri-cracked"
    assert avatar_of("abri") == "avatar/abri-calm"
