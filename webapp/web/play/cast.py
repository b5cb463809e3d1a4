"""Who speaks: names and portraits of the characters, as the story of the day makes them look."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from webapp import art
from webapp.quest.content import Quest

# Day id -> character -> mood (or state of ABRI); whoever is not named looks as usual.
MOODS: Mapping[str, Mapping[str, str]] = {
    "j05": {"nour": "tired"},
    "j07": {"abri": "trembling"},
    "j08": {"abri": "cracked"},
    "j09": {"abri": "cracked"},
    "j10": {"abri": "dawn"},
}
NO_MOOD: Mapping[str, str] = {}
USUAL = "neutral"


def cast_of(quest: Quest[Any], day_id: str | None = None) -> dict[str, dict[str, str | None]]:
    """Return each character's name, role and picture on a day, by id."""
    people = tuple((each.id, each.name, each.role) for each in quest.characters)
    return _cast(people, day_id if day_id in MOODS else None)


@lru_cache(maxsize=32)
def _cast(characters: tuple[tuple[str, str, str], ...], day_id: str | None) -> dict[str, dict[str, str | None]]:
    moods = MOODS.get(day_id or "", NO_MOOD)
    return {
        character_id: {
            "id": character_id,
            "name": name,
            "role": role,
            "drawing": art.bust_of(character_id, moods.get(character_id, USUAL)),
            "head": art.avatar_of(character_id, moods.get(character_id, USUAL)),
        }
        for character_id, name, role in characters
    }
