"""The quest, loaded once, and copies of it in which faults can be planted."""

import shutil
from pathlib import Path

import pytest

from tests.content.copies import QuestCopy
from webapp.content import load_quest
from webapp.content.places import DEFAULT_QUEST, GAME_CONTENT
from webapp.quest.content import Quest
from webapp.quest.step import Step


@pytest.fixture(scope="session")
def quest() -> Quest[Step]:
    return load_quest()


@pytest.fixture
def quest_copy(tmp_path: Path) -> QuestCopy:
    root = tmp_path / "game_content"
    shutil.copytree(GAME_CONTENT, root)
    return QuestCopy(root / "quests" / DEFAULT_QUEST.name)
