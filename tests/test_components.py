"""Promises of the components that every page relies on. Their looks are in the style guide."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from webapp.web.common.assets import LOOKS
from webapp.web.common.wording import dial

ROOT = Path(__file__).parents[1]
CSS = ROOT / "static" / "css"
# Loaded by the style guide alone.
APART = {"guide.css"}

OPTIONS = [{"value": "a", "label": "Oui"}, {"value": "b", "label": "Non"}]


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in names]


@pytest.fixture
def templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOT / "webapp" / "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.globals["icon"] = lambda name: Markup("<svg></svg>")
    environment.globals["drawing"] = lambda name: f"/drawings/{name}"
    environment.filters["dial"] = dial
    return environment


def rendered(templates: Environment, macro: str, call: str, *, file: str | None = None) -> Tags:
    source = f'{{% from "components/{file or macro}.html" import {macro} %}}{{{{ {macro}({call}) }}}}'
    return Tags(templates.from_string(source).render(options=OPTIONS))


@pytest.mark.parametrize("macro", ["field_text", "field_textarea", "field_number"])
def test_a_field_kept_on_the_device_has_no_name(templates: Environment, macro: str) -> None:
    [field] = rendered(templates, macro, '"mood", "Ça va ?", on_device=True').named("input", "textarea")

    assert "name" not in field
    assert field["data-field"] == "mood"


@pytest.mark.parametrize("macro", ["field_choice", "field_multi"])
def test_choices_kept_on_the_device_belong_to_no_form(templates: Environment, macro: str) -> None:
    tags = rendered(templates, macro, '"mood", "Ça va ?", options, id="step-mood", on_device=True')

    assert {field["form"] for field in tags.named("input")} == {"kept-on-this-device"}
    assert tags.named("form") == []
    assert all(field.get("name") != "mood" for field in tags.named("input"))


@pytest.mark.parametrize("macro", ["field_text", "field_textarea", "field_number", "code_boxes"])
def test_a_fault_is_tied_to_its_field(templates: Environment, macro: str) -> None:
    tags = rendered(templates, macro, '"mood", "Ça va ?", id="step-mood", hint="Un mot.", error="Il manque un mot."')

    [field] = tags.named("input", "textarea")
    ids = {attributes.get("id") for _, attributes in tags.found}
    assert field["aria-invalid"] == "true"
    assert set((field["aria-describedby"] or "").split()) == {"step-mood-hint", "step-mood-error"} & ids


@pytest.mark.parametrize("macro", ["field_choice", "field_multi"])
def test_the_summary_of_errors_leads_to_the_first_choice(templates: Environment, macro: str) -> None:
    inputs = rendered(templates, macro, '"mood", "Ça va ?", options, id="step-mood"').named("input")

    assert [field["id"] for field in inputs] == ["step-mood", "step-mood-2"]


def test_only_the_chosen_card_is_chosen(templates: Environment) -> None:
    inputs = rendered(templates, "field_choice", '"mood", "Ça va ?", options, value="b"').named("input")

    assert ["checked" in field for field in inputs] == [False, True]


def test_a_sign_is_recognised_by_its_french_name(templates: Environment) -> None:
    source = '{% from "components/sign.html" import sign_named %}{{ sign_named(words) }}'
    named = templates.from_string(source)

    assert [named.render(words=words).strip() for words in ("l'éclair", "L’éclair", "la clé", "un mot")] == [
        "lightning",
        "lightning",
        "key",
        "",
    ]


def test_every_number_of_the_help_sheet_can_be_called(templates: Environment) -> None:
    links = rendered(templates, "help_sheet", '"Camille", "Mission locale", "01 23 45 67 89"').named("a")

    assert links[0]["href"] == "tel:0123456789"
    assert len(links) == 12
    assert all(re.fullmatch(r"(tel|sms):\d+", link["href"] or "") for link in links)


def test_a_locked_floor_is_no_link(templates: Environment) -> None:
    locked = rendered(templates, "mission_floor", '"locked", 2, "La serre", "Après", "/jeu/mission/j01-m2"')
    here = rendered(templates, "mission_floor", '"here", 1, "La serre", "Environ 20 minutes", "/jeu/mission/j01-m1"')

    assert locked.named("a") == []
    assert [link["aria-current"] for link in here.named("a")] == ["step"]


def test_every_sheet_is_in_the_bundle_once() -> None:
    lines = (CSS / "bundle.txt").read_text(encoding="utf-8").splitlines()
    listed = [line.split()[0] for line in lines]

    assert {look for line in lines for look in line.split()[1:]} <= set(LOOKS)
    assert len(listed) == len(set(listed))
    assert {name for name in listed if "/" not in name} == {path.name for path in CSS.glob("*.css")} - APART
    assert [name for name in listed if not (CSS / name).is_file()] == []
