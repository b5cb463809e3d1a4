"""What a youth writes for their CV, section by section. Everything may be empty: a CV grows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from webapp.quest.competence_guide import Level

Kind = Literal["competences", "classic"]
# "column" is the one with a band of colour: it once had two columns, and is stored under that name.
Template = Literal["line", "column"]
Language = Literal["fr", "en"]
LINES_A_COMPETENCE: Final = 4  # the rule of the file of sentences
# Kinds of the studio that a recruiter files under work; everything else counts as well, under its own heading.
WORK: Final = frozenset({"emploi", "petit-boulot", "stage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach somebody. Kept only if they chose so."""

    name: str = ""
    email: str = ""
    phone: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """Something that was lived: at work, at home, in sport, on the road. Months are ``2025-09``, or a year alone."""

    id: str
    kind: str
    title: str
    place: str = ""
    town: str = ""
    start: str = ""
    end: str = ""
    is_current: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """School, a course, a certificate: what was learnt counts, with or without the paper."""

    id: str
    title: str
    place: str = ""
    town: str = ""
    end: str = ""
    result: Literal["", "obtained", "followed", "current"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A competence that was chosen: the level that the youth says, their lines, the words that fill sentences."""

    competence: str
    level: Level
    lines: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLanguage:
    """A language, and how well it is spoken."""

    name: str
    level: Literal["notions", "everyday", "fluent", "native"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobility:
    """Driving licences, and how one gets about."""

    licences: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    radius: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is looked for, in the youth's words."""

    target: str = ""
    about: str = ""
    availability: str = ""
    contracts: tuple[str, ...] = ()
    interests: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the CV is laid out, and which badges stay off it."""

    kind: Kind = "competences"
    template: Template = "line"
    language: Language = "fr"
    pages: Literal[1, 2] = 1
    hidden_badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Every section. ``contact`` is None when nothing of it is kept."""

    contact: Contact | None = None
    wishes: Wishes = field(default_factory=Wishes)
    experiences: tuple[Experience, ...] = ()
    trainings: tuple[Training, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    mobility: Mobility = field(default_factory=Mobility)
    look: Look = field(default_factory=Look)
    pitch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenBadge:
    """A badge that was awarded. ``url`` is its public page, if it is open; ``level`` the level that it proves."""

    id: str
    name: str
    name_en: str
    description: str
    description_en: str
    issuer: str
    awarded_on: str
    competences: tuple[str, ...] = ()
    level: int = 0
    url: str | None = None


def newest_first(experiences: tuple[Experience, ...]) -> tuple[Experience, ...]:
    """Order as a recruiter reads: what goes on, then the most recent; what has no date comes last."""
    return tuple(sorted(experiences, key=_recency, reverse=True))


def latest_first(trainings: tuple[Training, ...]) -> tuple[Training, ...]:
    """Order trainings: what goes on, then the most recent."""
    return tuple(sorted(trainings, key=lambda each: (each.result == "current", each.end), reverse=True))


def confirming(badges: tuple[ProvenBadge, ...], competence: str) -> ProvenBadge | None:
    """Return the badge that proves the highest level of a competence, if one does."""
    found = [badge for badge in badges if competence in badge.competences and badge.level]
    return max(found, key=lambda badge: (badge.level, badge.awarded_on), default=None)


def _recency(experience: Experience) -> tuple[bool, str, str]:
    return (experience.is_current, experience.end or experience.start, experience.start)
