import json
from urllib.parse import unquote

import pytest

from tests.pages.phone import Phone

NIGHT = {
    "text": "3",
    "theme": "dark",
    "contrast": "more",
    "reading": "airy",
    "font": "dyslexic",
    "calm": "yes",
    "sound": "no",
}


def kept(phone: Phone) -> dict[str, object]:
    found: dict[str, object] = json.loads(unquote(phone.cookie("elan_prefs") or "{}"))
    return found


def test_settings_stay_on_the_phone_and_show_on_each_page(player: Phone) -> None:
    page = player.post("/compte/lecture", NIGHT)

    html = player.follow(page).find("html").attributes
    shown = {name: value for name, value in html.items() if name.startswith("data-")}
    assert kept(player) == {
        "theme": "dark",
        "contrast": "more",
        "reading": "airy",
        "text": "3",
        "font": "dyslexic",
        "calm": True,
        "sound": False,
    }
    assert shown == {
        "data-theme": "dark",
        "data-contrast": "more",
        "data-reading": "airy",
        "data-text": "3",
        "data-font": "dyslexic",
        "data-calm": "yes",
        "data-sound": "off",
    }


def test_the_form_remembers(phone: Phone) -> None:
    phone.post("/compte/lecture", NIGHT)

    form = phone.get("/compte/lecture").form("/compte/lecture")

    assert form == NIGHT


def test_no_account_is_needed(phone: Phone) -> None:
    page = phone.follow(phone.post("/compte/lecture", {"text": "2", "theme": "auto"}))

    assert page.heading == "Lire et écouter"
    assert "C’est réglé" in page.text


def test_it_takes_no_other_method(phone: Phone) -> None:
    phone.open("PUT", "/compte/lecture", status=405)


@pytest.mark.parametrize(("back", "path"), [("/jeu", "/jeu"), ("https://example.org", "/compte/lecture?garde=oui")])
def test_it_goes_back_inside_only(phone: Phone, back: str, path: str) -> None:
    assert phone.post("/compte/lecture", {"text": "1", "back": back}).location == path


def test_unknown_choices_become_the_usual_ones(phone: Phone) -> None:
    phone.post("/compte/lecture", {"text": "99", "theme": "<script>", "root": "yes"})

    assert (kept(phone)["text"], kept(phone)["theme"]) == ("1", "auto")
