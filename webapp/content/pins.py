"""Keeps, in the data folder, the exact words that each running cohort plays."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from webapp.content.loader import load_quest
from webapp.content.places import GAME_CONTENT, quest_files, shared_root
from webapp.content.yaml_tree import read_yaml
from webapp.quest.content import Quest
from webapp.quest.step import Step


class QuestNotFound(Exception):
    """No quest has this id, or this version of it is not kept here."""


def quest_for(quest_id: str, version: str, *, data_dir: Path | None = None) -> Quest[Step]:
    """Load a quest at the version that a cohort pinned; the pinned copy is preferred to the project's files."""
    return _quest_for(quest_id, version, data_dir)


def pin_quest(data_dir: Path, quest_id: str) -> str:
    """Copy today's words of a quest to the data folder, unless they are there already; return their version."""
    folder = current_folder(quest_id, data_dir)
    version = load_quest(folder).version
    target = pin_folder(data_dir, quest_id, version)
    if not target.exists():
        copy_quest(folder, target)
    return version


def current_folder(quest_id: str, data_dir: Path | None = None) -> Path:
    """Return where a quest is read by those who start today: the project, or the newest pack installed."""
    for folder in sorted((GAME_CONTENT / "quests").iterdir()):
        if _id_of(folder) == quest_id:
            return folder
    packs = sorted(_pins(data_dir, quest_id), key=lambda folder: folder.stat().st_mtime)
    if not packs:
        raise QuestNotFound(quest_id)
    return _folder_in(packs[-1])


def known_quests(data_dir: Path | None = None) -> dict[str, str]:
    """Return the quests that a cohort may start today: id -> title, those of the project first."""
    home = data_dir / "content" if data_dir else None
    packs = sorted(path.name for path in home.iterdir() if path.is_dir()) if home and home.is_dir() else []
    ids = [_id_of(folder) for folder in sorted((GAME_CONTENT / "quests").iterdir())]
    known = [quest_id for quest_id in dict.fromkeys([*ids, *packs]) if quest_id]
    return {quest_id: load_quest(current_folder(quest_id, data_dir)).title for quest_id in known}


def pin_folder(data_dir: Path, quest_id: str, version: str) -> Path:
    """Return where one version of a quest is kept."""
    return data_dir / "content" / quest_id / version


def copy_quest(folder: Path, target: Path) -> None:
    """Copy the files of a quest; the target appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=".", ignore_cleanup_errors=True) as partial:
        for path in quest_files(folder):
            copy = Path(partial) / path.relative_to(shared_root(folder))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        try:
            Path(partial).rename(target)
        except OSError:
            if not target.is_dir():  # otherwise somebody else was quicker, with the same words
                raise


@cache
def _quest_for(quest_id: str, version: str, data_dir: Path | None) -> Quest[Step]:
    if data_dir is not None and (pinned := pin_folder(data_dir, quest_id, version)).is_dir():
        return load_quest(_folder_in(pinned))
    quest = load_quest(current_folder(quest_id, data_dir))
    if quest.version != version:
        raise QuestNotFound(f"{quest_id} {version}")
    return quest


def _pins(data_dir: Path | None, quest_id: str) -> list[Path]:
    home = data_dir / "content" / quest_id if data_dir else None
    return [folder for folder in home.iterdir() if not folder.name.startswith(".")] if home and home.is_dir() else []


def _folder_in(root: Path) -> Path:
    return next((root / "quests").iterdir())


def _id_of(folder: Path) -> str | None:
    head = read_yaml(folder / "quest.yaml", "quest.yaml").data
    return head.get("id") if isinstance(head, dict) else None
