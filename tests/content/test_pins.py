"""A running cohort keeps the words that it began with."""

from pathlib import Path

import pytest

from tests.content.copies import QuestCopy
from webapp.content import QuestNotFound, load_quest, pin_quest, quest_for
from webapp.content.pins import copy_quest, pin_folder
from webapp.content.places import DEFAULT_QUEST
from webapp.content.versions import content_hash, full_version


def test_version_is_the_authors_and_a_hash(quest_copy: QuestCopy) -> None:
    before = full_version("1.0", quest_copy.folder)
    quest_copy.plant("messages.yaml", "consent:", "consentement:")
    unchanged = full_version("1.0", quest_copy.folder)
    quest_copy.plant("day 3", "frigo", "Frigo")

    assert before == unchanged == f"1.0+{content_hash(DEFAULT_QUEST)}"
    assert full_version("1.0", quest_copy.folder) != before


def test_pinned_words_do_not_change(tmp_path: Path) -> None:
    version = pin_quest(tmp_path, "demain-matin")
    pinned = quest_for("demain-matin", version, data_dir=tmp_path)

    assert version == load_quest().version == pinned.version
    assert pinned == load_quest()
    assert pin_quest(tmp_path, "demain-matin") == version
    assert [folder.name for folder in (tmp_path / "content" / "demain-matin").iterdir()] == [version]


def test_older_version_is_read_from_its_pin(tmp_path: Path, quest_copy: QuestCopy) -> None:
    quest_copy.plant("quest.yaml", 'title: "Demain Matin"', 'title: "Avant-hier"')
    old = load_quest(quest_copy.folder)
    copy_quest(quest_copy.folder, pin_folder(tmp_path, old.id, old.version))

    found = quest_for(old.id, old.version, data_dir=tmp_path)

    assert (found.title, found.version) == ("Avant-hier", old.version)
    assert old.version != load_quest().version


def test_copy_leaves_nothing_half_done(tmp_path: Path, quest_copy: QuestCopy) -> None:
    target = tmp_path / "kept" / "1.0+00000000"
    copy_quest(quest_copy.folder, target)
    copy_quest(quest_copy.folder, target)

    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert (target / "quests" / "demain_matin" / "quest.yaml").is_file()
    assert not (target / "messages.yaml").exists()


@pytest.mark.parametrize(("quest_id", "version"), [("demain-matin", "0.1+00000000"), ("ailleurs", "1.0+00000000")])
def test_unknown_quest_or_version(tmp_path: Path, quest_id: str, version: str) -> None:
    with pytest.raises(QuestNotFound):
        quest_for(quest_id, version, data_dir=tmp_path)


def test_quest_without_a_data_folder_is_the_projects(tmp_path: Path) -> None:
    quest = load_quest()

    assert quest_for(quest.id, quest.version) is quest
