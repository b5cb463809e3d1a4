"""Badges to be earned, as authors describe them: what was done, who confirms it, how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["discovery", "quest", "participation", "competence", "engagement"]
AchievementType = Literal[
    "Achievement", "Badge", "CertificateOfCompletion", "CommunityService", "Competency", "Fieldwork"
]  # of the vocabulary of Open Badges 3.0
Confirmer = Literal["counsellor", "witness", "peers", "app"]
PEOPLE: frozenset[Confirmer] = frozenset({"counsellor", "witness"})  # the app and peers never suffice


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRule:
    """One thing that is asked for; ``by`` names who may confirm it."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["steps", "quiz", "text", "document", "proof", "attendance", "review", "validation"]
    by: tuple[Confirmer, ...] = ()
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePicture:
    """What the picture is made of, and its words for those who do not see it."""

    __pydantic_config__ = {"extra": "forbid"}

    shape: Literal["disc", "hexagon", "double-hexagon", "shield", "star", "diamond"]
    glyph: str
    family: Literal["coral", "blue", "green", "violet", "gold", "turquoise"]
    alt: str
    alt_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """One badge. ``level`` is zero for those that are about no competence."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    kind: Kind
    level: Literal[0, 1, 2] = 0
    achievement_type: Literal[
        "Achievement", "Badge", "CertificateOfCompletion", "CommunityService", "Competency", "Fieldwork"
    ]
    name: str
    name_en: str
    description: str
    description_en: str
    competences: tuple[str, ...]
    criteria: str
    criteria_en: str
    evidence: tuple[EvidenceRule, ...]
    picture: BadgePicture
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievements:
    """The file of the badges, with what a badge does not say and the rules for giving one."""

    __pydantic_config__ = {"extra": "forbid"}

    not_said: tuple[str, ...]
    rules: tuple[str, ...]
    confirmers: Mapping[Confirmer, str]
    achievements: tuple[Achievement, ...]
