"""What a competence becomes in an employer's words. A sentence is offered whole, or not at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from webapp.quest.competence_guide import Level

Variable = Literal["contexte", "duree", "nombre", "resultat", "exemple"]
_VARIABLE: Final = re.compile(r"\s*\{\{(\w+)\}\}")
OPTIONAL: Final = "contexte"  # a sentence stands without it; without another one, it says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLevel:
    """Lines for a CV, and one sentence to say aloud."""

    __pydantic_config__ = {"extra": "forbid"}

    level: Level
    cv: tuple[str, ...]
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceSentences:
    """One competence, level by level."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    levels: tuple[SentenceLevel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerSentences:
    """The file of the sentences."""

    __pydantic_config__ = {"extra": "forbid"}

    rules: tuple[str, ...]
    variables: Mapping[Variable, str]
    competences: tuple[CompetenceSentences, ...]


def variables_in(sentence: str) -> list[str]:
    """Return the names that the sentence waits for."""
    return _VARIABLE.findall(sentence)


def filled(sentence: str, words: Mapping[str, str]) -> str | None:
    """The sentence with the youth's own words; nothing when it would have a hole."""
    if any(not words.get(name) and name != OPTIONAL for name in variables_in(sentence)):
        return None
    text = _VARIABLE.sub(lambda found: _word(found, words), sentence)
    return text[:1].upper() + text[1:]


def _word(found: re.Match[str], words: Mapping[str, str]) -> str:
    space = found[0].partition("{{")[0]
    word = words.get(found[1], "")
    return f"{space}{word}" if word else ""
