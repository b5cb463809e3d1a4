"""A quest in one file: out of here, into another place, checked at the door."""

import zipfile
from pathlib import Path

import pytest

from tests.content.copies import QuestCopy
from tests.content.puzzles import plain
from webapp.content import ContentFaults, load_quest, pin_quest, quest_for
from webapp.content.packs import install_pack, pack_quest
from webapp.content.places import DEFAULT_QUEST


def write_zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    return path


def test_pack_goes_and_comes_back(tmp_path: Path, quest_copy: QuestCopy) -> None:
    quest_copy.plant("quest.yaml", "id: demain-matin", "id: autre-quete")
    pack = tmp_path / "quest.elan"

    version = pack_quest(quest_copy.folder, pack)
    installed = install_pack(pack, tmp_path / "data")

    assert installed == ("autre-quete", version)
    assert quest_for(*installed, data_dir=tmp_path / "data").title == "Demain Matin"
    assert pin_quest(tmp_path / "data", "autre-quete") == version
    assert install_pack(pack, tmp_path / "data") == installed


def test_pack_of_the_same_words_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        pack_quest(DEFAULT_QUEST, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_pack_with_a_fault_is_not_written(tmp_path: Path, quest_copy: QuestCopy) -> None:
    quest_copy.plant("day 1", "{{ville}}", "{{vile}}")

    with pytest.raises(ContentFaults):
        pack_quest(quest_copy.folder, tmp_path / "quest.elan")

    assert not (tmp_path / "quest.elan").exists()


def test_pack_with_a_fault_is_not_installed(tmp_path: Path) -> None:
    pack = tmp_path / "quest.elan"
    pack_quest(DEFAULT_QUEST, pack)
    with zipfile.ZipFile(pack) as good:
        files = {name: good.read(name).decode() for name in good.namelist()}
    files["quests/demain_matin/recaps.yaml"] = "recaps: []\n"

    with pytest.raises(ContentFaults, match="absent_text"):
        install_pack(write_zip(tmp_path / "bad.elan", files), tmp_path / "data")

    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../outside.yaml", "Ce fichier n’a pas sa place dans un paquet."),
        ("quests/demain_matin/../../../outside.yaml", "Ce fichier n’a pas sa place dans un paquet."),
        ("quests/demain_matin/run.py", "Ce fichier n’a pas sa place dans un paquet."),
        ("/etc/outside.yaml", "Ce fichier n’a pas sa place dans un paquet."),
        ("competences.yaml", "Ce paquet ne contient pas une quête, et une seule."),
    ],
)
def test_pack_with_a_strange_file_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(ContentFaults) as caught:
        install_pack(write_zip(tmp_path / "bad.elan", {name: "a: 1"}), tmp_path / "data")

    assert [plain(fault.message) for fault in caught.value.faults] == [message]
    assert not (tmp_path / "data").exists()


def test_pack_with_two_quests_is_refused(tmp_path: Path) -> None:
    files = {"quests/one/quest.yaml": "id: one", "quests/two/quest.yaml": "id: two"}

    with pytest.raises(ContentFaults, match="et une seule"):
        install_pack(write_zip(tmp_path / "bad.elan", files), tmp_path / "data")


def test_pack_with_a_huge_file_is_refused(tmp_path: Path) -> None:
    files = {"quests/one/quest.yaml": "x" * (1024 * 1024 + 1)}

    with pytest.raises(ContentFaults, match="dépasse 1 Mio"):
        install_pack(write_zip(tmp_path / "bad.elan", files), tmp_path / "data")


def test_file_that_is_not_a_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.elan").write_text("hello")

    with pytest.raises(ContentFaults, match="abîmé"):
        install_pack(tmp_path / "bad.elan", tmp_path / "data")


def test_default_quest_is_the_one_that_everybody_loads() -> None:
    assert load_quest(DEFAULT_QUEST) is load_quest()
