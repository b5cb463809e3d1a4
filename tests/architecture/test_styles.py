"""Style sheets: colours live in the tokens, layout is ready for right-to-left."""

import re

from tests.architecture.tree import files_ending, text_of

PALETTES = {"static/css/themes.css", "static/css/tokens.css"}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(", re.IGNORECASE)
MASK = re.compile(r"mask(?:-image)?:[^;]*")  # only how opaque counts there
SIDED = re.compile(
    r"\b(?:margin|padding|border|scroll-margin)-(?:left|right)\b|[;{\s](?:left|right):|(?:text-align|float):\s*(?:left|right)"
)
ID_SELECTOR = re.compile(r"(?<=[{};])[^{};:]*#[a-z][^{};]*(?=\{)", re.IGNORECASE)


def styles() -> dict[str, str]:
    return {name: COMMENT.sub("", text_of(name)) for name in files_ending(".css")}


def matching(pattern: re.Pattern[str], sheets: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, found.group().strip()) for name, css in sheets.items() for found in pattern.finditer(css)]


def test_colours_come_from_the_tokens() -> None:
    sheets = {name: MASK.sub("", css) for name, css in styles().items() if name not in PALETTES}

    assert matching(COLOUR, sheets) == []


def test_nothing_is_important() -> None:
    assert matching(re.compile("!important"), styles()) == []


def test_layout_is_logical() -> None:
    assert matching(SIDED, styles()) == []


def test_no_selector_is_an_id() -> None:
    assert matching(ID_SELECTOR, styles()) == []


def test_nothing_is_imported_from_elsewhere() -> None:
    assert matching(re.compile(r"@import|url\(\s*[\"']?(?:https?:)?//"), styles()) == []


def test_every_sheet_is_in_a_layer() -> None:
    unlayered = [name for name, css in styles().items() if "@layer" not in css and "@font-face" not in css]

    assert unlayered == []
