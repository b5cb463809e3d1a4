"""The twelve competences in detail: levels with what can be observed, and what they are called elsewhere."""

from dataclasses import dataclass
from typing import Literal

Level = Literal[1, 2, 3, 4]
FrameworkId = Literal["rectec", "soft-skills", "clea", "crcn", "esco"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideLevel:
    """One of the four levels, for all competences."""

    __pydantic_config__ = {"extra": "forbid"}

    level: Level
    name: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """Somebody else's list of competences."""

    __pydantic_config__ = {"extra": "forbid"}

    id: FrameworkId
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceLevel:
    """What somebody says at this level, and what others can observe."""

    __pydantic_config__ = {"extra": "forbid"}

    level: Level
    line: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkEntry:
    """The nearest entry of another framework; an address only where it is certain."""

    __pydantic_config__ = {"extra": "forbid"}

    framework: FrameworkId
    name: str
    name_en: str | None = None
    area: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedCompetence:
    """One competence: said to youths, said to employers, level by level."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    emoji: str
    verb: str
    definition: str
    employer_definition: str
    proof_question: str
    levels: tuple[CompetenceLevel, ...]
    experiences: tuple[str, ...]
    alignments: tuple[FrameworkEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceGuide:
    """The file of the guide."""

    __pydantic_config__ = {"extra": "forbid"}

    levels: tuple[GuideLevel, ...]
    badge_rules: tuple[str, ...]
    fairness: tuple[str, ...]
    frameworks: tuple[Framework, ...]
    competences: tuple[GuidedCompetence, ...]
