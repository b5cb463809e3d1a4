"""Every pair of colours set side by side is readable in every theme (WCAG 2.2 AA; 7:1 under high contrast)."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[1] / "static" / "css"
DECLARATION = re.compile(r"--([\w-]+):\s*([^;]+);")
THEMES = ("light", "dark", "light, more contrast", "dark, more contrast")

GROUNDS = ("page", "surface", "sunken", "letter")
TONES = ("right", "partial", "wrong", "saved", "help", "machine")
TEXT = [("text", ground) for ground in GROUNDS] + [("text-soft", ground) for ground in GROUNDS]
TEXT += [("text", f"{tone}-ground") for tone in TONES] + [("text-soft", f"{tone}-ground") for tone in TONES]
TEXT += [(tone, ground) for tone in TONES for ground in (f"{tone}-ground", "page", "surface")]
TEXT += [("link", "page"), ("link", "surface"), ("link", "sunken"), ("accent", "page"), ("accent", "surface")]
TEXT += [("accent", "letter"), ("accent", "partial-ground"), ("on-action", "action"), ("on-treasure", "treasure")]

SHAPES = [("line", ground) for ground in GROUNDS] + [("focus", "page"), ("focus", "surface"), ("focus", "sunken")]

# Pieces of paper, the stage and the rail keep their colours in every theme.
PAPER = [
    ("ink", ground) for ground in ("white", "mist", "coral", "sun", "jade", "jade-light", "lagoon", "violet-light")
]
PAPER += [
    ("ink-soft", "white"),
    ("rose-dark", "white"),
    ("rose-dark", "rose-pale"),
    ("sun", "stage"),
    ("white", "violet-night"),
]
PAPER += [
    (cloud, night) for cloud in ("cloud", "cloud-soft") for night in ("stage", "stage-ray", "ink", "night-sunken")
]


def block(selector: str, css: str) -> dict[str, str]:
    """The custom properties of all the rules with exactly this selector."""
    rules = re.findall(rf"(?:^|[\s{{}}]){re.escape(selector)}\s*\{{([^}}]*)\}}", css)
    return {name: value.strip() for rule in rules for name, value in DECLARATION.findall(rule)}


def sheet(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(encoding="utf-8"), flags=re.DOTALL)


def split_fallback(css: str) -> tuple[str, str]:
    """Themes, and what browsers without light-dark() get instead."""
    start = css.index("@supports not")
    end = css.index("\n  }\n", start)
    return css[:start] + css[end:], css[start:end]


THEMES_CSS, FALLBACK_CSS = split_fallback(sheet("themes.css"))
MEANINGS = block(":root", sheet("tokens.css")) | block(":root", THEMES_CSS)
MORE_CONTRAST = block(':root[data-contrast="more"]', THEMES_CSS)


def colour(name: str, theme: str) -> str:
    """Follow var() and light-dark() down to a raw colour."""
    tokens = MEANINGS | (MORE_CONTRAST if "contrast" in theme else {})
    value = f"var(--{name})"
    while not value.startswith("#"):
        if pair := re.fullmatch(r"light-dark\((.+), (.+)\)", value):
            value = pair.group(2 if theme.startswith("dark") else 1)
        else:
            value = tokens[value.removeprefix("var(--").removesuffix(")")]
    return value


def luminance(colour: str) -> float:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(front: str, back: str) -> float:
    dark, light = sorted((luminance(front), luminance(back)))
    return (light + 0.05) / (dark + 0.05)


def too_weak(pairs: list[tuple[str, str]], theme: str, least: float) -> list[str]:
    measured = [(pair, contrast(colour(pair[0], theme), colour(pair[1], theme))) for pair in pairs]
    return [f"{front} on {back}: {ratio:.2f}" for (front, back), ratio in measured if ratio < least]


def test_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_readable(theme: str) -> None:
    assert too_weak(TEXT, theme, 7 if "contrast" in theme else 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_outlines_and_focus_are_visible(theme: str) -> None:
    assert too_weak(SHAPES, theme, 3) == []


def test_pieces_of_paper_are_readable() -> None:
    assert too_weak(PAPER, "light", 4.5) == []


def test_contrast_asked_by_the_phone_is_the_one_chosen_by_hand() -> None:
    assert MORE_CONTRAST
    assert block(':root:not([data-contrast="normal"])', THEMES_CSS) == MORE_CONTRAST


def test_old_browsers_get_the_whole_light_theme() -> None:
    by_theme = {name: value for name, value in block(":root", THEMES_CSS).items() if "light-dark" in value}

    expected = {name: value.removeprefix("light-dark(").split(",")[0] for name, value in by_theme.items()}

    assert block(":root", FALLBACK_CSS) == expected


def test_colours_are_named_in_the_tokens_only() -> None:
    others = [path.name for path in CSS.glob("*.css") if path.name not in ("tokens.css", "themes.css")]

    assert [name for name in others if re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", sheet(name))] == []
