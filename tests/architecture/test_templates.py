"""Templates: nothing that the content policy refuses, no icon that is not installed."""

import re

import pytest

from tests.architecture.tree import files_ending, text_of

COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
ICON = re.compile(r"[\"']([a-z0-9]+(?:-[a-z0-9]+)*-(?:bold|fill))[\"']")

# The content security policy would refuse it, or htmx would evaluate it.
REFUSED = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.IGNORECASE
    ),
    "an address of a script": re.compile(r"javascript:", re.IGNORECASE),
    "htmx without data-": re.compile(r"(?<![\w-])hx-[a-z]"),
    "an htmx handler or expression": re.compile(r"data-hx-on|[\"']js:|data-hx-trigger=\"[^\"]*\["),
    "something from another site": re.compile(
        r"\b(?:src|srcset|poster)=[\"'](?:https?:)?//|<link[^>]*href=\"(?:https?:)?//"
    ),
    "a tab order of its own": re.compile(r"tabindex=\"[1-9]"),
}


def templates() -> dict[str, str]:
    return {name: text_of(name) for name in files_ending(".html", under="webapp/")}


@pytest.mark.parametrize("fault", REFUSED)
def test_no_template_has(fault: str) -> None:
    bare = {name: COMMENT.sub("", html) for name, html in templates().items()}

    assert [name for name, html in bare.items() if REFUSED[fault].search(html)] == []


def test_icons_in_use_are_those_that_are_installed() -> None:
    sources = files_ending(".html", ".py", ".yaml", ".js", under="webapp/") + files_ending(".js", under="static/js/")
    used = {
        icon
        for name in [*sources, *files_ending(".yaml", under="game_content/")]
        for icon in ICON.findall(text_of(name))
    }
    listed = {line for line in text_of("static/icons/phosphor.txt").splitlines() if line and not line.startswith("#")}

    assert used == listed
