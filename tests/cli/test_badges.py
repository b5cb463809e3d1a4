from pathlib import Path

import pytest
from click.testing import CliRunner

from badges.documents import ascii_json
from tests.badges.samples import STATUS_URL, issued
from tests.badges.tamperings import tampered
from tests.badges.verification.web import AT, marked, web
from webapp.cli import main
from webapp.usecases.awarding.fetching import SafeFetcher


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "badge.json"
    file.write_text(ascii_json(issued().document))
    return file


@pytest.fixture
def _small_web(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(self: SafeFetcher, address: str) -> bytes:
        return web({STATUS_URL: marked(valid_days=36_500)})(address)

    monkeypatch.setattr(SafeFetcher, "__call__", fetch)


@pytest.mark.usefixtures("_small_web")
def test_a_valid_badge_is_told_line_by_line(file: Path) -> None:
    result = CliRunner().invoke(main, ["badges", "verify", str(file), "--email", "malik@exemple.fr"])

    assert result.output.replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        "« Coopérer — niveau 1 », Mission locale de Lyon",
        "  ✔ Un badge a été trouvé dans ce fichier.",
        "  ✔ C’est un badge au format Open Badges 3.0.",
        "  ✔ L’émetteur, « Mission locale de Lyon », publie ses clés sur elan.exemple.fr.",
        "      Vérifiez que ce site est bien celui de la structure ou de son outil.",
        "  ✔ La signature est bonne : rien n’a été changé depuis l’émission.",
        "  ✔ Le badge n’a pas de date de fin.",
        "  ✔ L’émetteur ne l’a pas retiré.",
        "  ✔ « Mission locale de Lyon » le confirme : « Vu deux fois, en équipe nouvelle. »",
        "  ✔ Cette adresse e-mail est bien celle de la personne qui l’a reçu.",
        "Ce badge est valable.",
    ]
    assert result.exit_code == 0


@pytest.mark.usefixtures("_small_web")
def test_a_false_badge_is_told_and_what_to_do(file: Path) -> None:
    file.write_text(ascii_json(tampered("another name")))
    result = CliRunner().invoke(main, ["badges", "verify", str(file)])

    assert "✘ La signature n’est pas bonne" in result.output
    assert "Ne vous fiez pas à ce badge." in result.output
    assert result.exit_code == 1


@pytest.mark.usefixtures("_small_web")
def test_an_address_is_verified_too() -> None:
    assert CliRunner().invoke(main, ["badges", "verify", AT.assertion]).exit_code == 0
    assert CliRunner().invoke(main, ["badges", "verify", "https://elan.exemple.fr/rien"]).exit_code == 2


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["badges", "verify", str(tmp_path / "absent.png")])

    assert (result.exit_code, "Ce fichier ne peut pas être lu" in result.output) == (1, True)


def test_an_address_without_https_is_refused() -> None:
    result = CliRunner().invoke(main, ["badges", "verify", "http://127.0.0.1/badge"])

    assert (result.exit_code, "ne commence pas par https://" in result.output) == (1, True)
