"""Where content lives: in the project, or in the data folder for what cohorts have pinned and packs have brought."""

from pathlib import Path
from typing import Final

GAME_CONTENT: Final = Path(__file__).parents[2] / "game_content"
DEFAULT_QUEST: Final = GAME_CONTENT / "quests" / "demain_matin"

# Files that every quest shares, beside the folder ``quests``.
SHARED_FILES: Final = ("service_offers.yaml", "competences.yaml")


def shared_root(quest_folder: Path) -> Path:
    """Return the folder that holds what quests share."""
    return quest_folder.parent.parent


def quest_files(quest_folder: Path) -> tuple[Path, ...]:
    """Return every file that a quest is made of, in a fixed order."""
    shared = (shared_root(quest_folder) / name for name in SHARED_FILES)
    return (*shared, *sorted(quest_folder.rglob("*.yaml")))


def quest_folders(path: Path) -> tuple[Path, ...]:
    """Return the quests at a path: the path itself, or those of its folder ``quests``."""
    if (path / "quest.yaml").is_file():
        return (path,)
    return tuple(sorted(head.parent for head in path.glob("quests/*/quest.yaml")))
