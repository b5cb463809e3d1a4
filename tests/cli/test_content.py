"""`elan content`: the doors of authors."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.cli import main
from webapp.content import load_quest
from webapp.content.places import GAME_CONTENT


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["content", *arguments])


def test_check_finds_no_fault_in_our_content() -> None:
    result = run("check")

    assert result.exit_code == 0
    assert "demain_matin" in result.output


def test_check_takes_a_folder_of_quests() -> None:
    assert run("check", str(GAME_CONTENT)).exit_code == 0


def test_check_tells_every_fault_and_fails(tmp_path: Path) -> None:
    folder = tmp_path / "quests" / "mine"
    folder.mkdir(parents=True)
    (folder / "quest.yaml").write_text("format: 1\nid: mine\nid: mine\n", encoding="utf-8")

    result = run("check", str(tmp_path))

    assert result.exit_code == 1
    assert "quests/mine/quest.yaml:3:" in result.output
    assert "quests/mine/recaps.yaml:1:" in result.output
    assert "service_offers.yaml:1:" in result.output


def test_check_of_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    result = run("check", str(tmp_path))

    assert result.exit_code == 1
    assert "quest.yaml" in result.output


def test_schema_is_json() -> None:
    assert set(json.loads(run("schema").output)) == {"$schema", "title", "$defs", "anyOf"}
    assert json.loads(run("schema", "--file", "days/*.yaml").output)["title"] == "days/*.yaml"
    assert run("schema", "--file", "nothing.yaml").exit_code == 1


def test_stats_for_people_and_for_programs() -> None:
    figures = json.loads(run("stats", "--json").output)

    assert figures["minutes"] == 1200
    assert figures["core_services_covered"] == figures["core_services"] == 25
    assert "20 heures" in run("stats").output


def test_solutions_are_printed() -> None:
    assert "BESOIN D’AIDE" in run("solutions").output


def test_pack_then_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELAN_DATA_DIR", str(tmp_path / "data"))
    pack = tmp_path / "demain.elan"

    packed, installed = run("pack", str(pack)), run("install", str(pack))

    assert (packed.exit_code, installed.exit_code) == (0, 0)
    assert load_quest().version in installed.output
    assert (tmp_path / "data" / "content" / "demain-matin" / load_quest().version).is_dir()


def test_install_of_a_bad_file_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELAN_DATA_DIR", str(tmp_path / "data"))
    bad = tmp_path / "bad.elan"
    bad.write_text("hello")

    assert run("install", str(bad)).exit_code == 1
