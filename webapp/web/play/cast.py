"""Who speaks: names and portraits of the characters, as the dialogue's template asks for them."""

from functools import lru_cache
from typing import Any

from webapp import art
from webapp.quest.content import Quest

MACHINES = {"abri": "ai/abri-calm", "p": "ai/p"}
DEFAULT_MOOD = "neutral"


def cast_of(quest: Quest[Any]) -> dict[str, dict[str, str | None]]:
    """Return each character's name, role and picture, by id."""
    return _cast(quest.id, quest.version, tuple((each.id, each.name, each.role) for each in quest.characters))


@lru_cache(maxsize=8)
def _cast(
    quest_id: str, version: str, characters: tuple[tuple[str, str, str], ...]
) -> dict[str, dict[str, str | None]]:
    return {
        character_id: {"id": character_id, "name": name, "role": role, "drawing": _drawing(character_id)}
        for character_id, name, role in characters
    }


def _drawing(character_id: str) -> str | None:
    if character_id in MACHINES:
        return MACHINES[character_id]
    name = f"character/{character_id}-{DEFAULT_MOOD}"
    return name if name in art.names() else None
