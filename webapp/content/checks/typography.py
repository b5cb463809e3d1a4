"""French typography: curly apostrophes, spaces that do not break, no double space."""

import re
from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_text
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step

NO_BREAK: Final = "\N{NO-BREAK SPACE}"

# What must not be found, and what to say of it.
RULES: Final = (
    (re.compile(r"(?<=\w)'|'(?=\w)"), "apostrophe droite (') : écris ’"),
    (re.compile(r"\.\.\."), "trois points : écris …"),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), "deux espaces de suite"),
    (re.compile(r"«(?!\N{NO-BREAK SPACE})|(?<!\N{NO-BREAK SPACE})»"), "guillemet sans espace insécable"),
    (re.compile(r"[^\N{NO-BREAK SPACE}?!…«][?!;](?!\w)"), "pas d’espace insécable avant ? ! ou ;"),
    (re.compile(r"(?<!\N{NO-BREAK SPACE}):(?=\s|$)"), "pas d’espace insécable avant :"),
    (re.compile(r"\d [%€]|\d h\b|\d \d{3}\b"), "espace sécable dans un nombre ou avant % € h"),
    (re.compile(r"\d[%€]"), "pas d’espace avant % ou €"),
)
_LEFT_ALONE: Final = re.compile(r"https?://\S+|\{\{[^{}]*\}\}")


def typography_is_french(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every text that somebody reads follows the rules above."""
    for loc, text in each_text(quest):
        for message in faults_in(text):
            yield loc, f"Typographie : {message}."


def faults_in(text: str) -> Iterator[str]:
    """Say what is wrong with the typography of a text; addresses and variables are left alone."""
    bare = _LEFT_ALONE.sub("x", text)
    yield from (message for pattern, message in RULES if pattern.search(bare))


CHECKS: Final = (typography_is_french,)
