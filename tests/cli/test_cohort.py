"""Opening days by hand, as a counsellor's helper does at a terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from webapp.cli import main
from webapp.cli.demonstration.setting import open_setting
from webapp.cli.robots.founding import found_cohort


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A cohort whose calendar begins tomorrow, in an installation of its own."""
    monkeypatch.setenv("ELAN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("ELAN_DATABASE_URL", raising=False)
    setting = open_setting()
    founded = found_cohort(setting, name="Groupe de mars", teams=2, size=6)
    setting.close()
    return founded.code


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["cohort", *arguments])
    assert result.exit_code == code, result.output
    return result.output.replace("\N{NO-BREAK SPACE}", " ")


def test_a_day_is_opened_once(code: str) -> None:
    assert "jours ouverts : aucun" in run("list")

    assert run("open", code.lower(), "j01") == "j01 : ouvert\n"
    assert run("open", code, "j01") == "j01 : déjà ouvert\n"
    listed = run("list")
    assert code in listed
    assert "équipes : 0, 0" in listed
    assert "jours ouverts : j01" in listed


def test_all_days_are_opened_in_order(code: str) -> None:
    days = ["j01", "j02", "j03", "j04", "j05", "we", "j06", "j07", "j08", "j09", "j10"]

    assert run("open", code, "all").splitlines() == [f"{day} : ouvert" for day in days]


def test_an_unknown_code_or_day_is_said(code: str) -> None:
    assert "Aucun groupe n’a ce code" in run("open", "ZZZZZZ", "j01", code=1)
    assert "Ce jour n’existe pas" in run("open", code, "j11", code=1)
