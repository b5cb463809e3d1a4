"""Papers of the game: recaps, notifications, the contract, the evaluation and the certificate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from webapp.quest.step import Option

# What may become of an appointment: moved, or a word of rdv-service-public.
Echo = Literal["moved", "seen", "excused", "revoked", "noshow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """The evening's words; blocks computed from what was done are added around them.

    ``variants``: "flag" or "flag=value" -> a line added when the story remembers it. ``appointment`` is shown with
    the date, when there is one.
    """

    __pydantic_config__ = {"extra": "forbid"}

    day: str
    hook: str
    story: str
    achieved: tuple[str, ...]
    services: tuple[str, ...]
    competences: tuple[str, ...]
    letter: str | None = None
    appointment: str | None = None
    tomorrow: str | None = None
    variants: Mapping[str, str] = field(default_factory=dict)
    closing: str
    short_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """Words that may appear on a locked screen: 110 signs at most, nothing private."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    when: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of the game's contract and what it means in plain words."""

    __pydantic_config__ = {"extra": "forbid"}

    number: int
    title: str
    text: str
    explain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The contract of the simulated job; it says on each page that it is fictitious."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    banner: str
    articles: tuple[Article, ...]
    signature_block: str
    minor_note: str
    checklist: tuple[str, ...]
    ask_line: str
    staff_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """One observable behaviour of the final evaluation, and the facts that may show it."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    competence: str
    text: str
    evidence: tuple[str, ...]
    # Steps whose completion is a fact that can be quoted, or "day:check-in" for attendance.
    facts: tuple[str, ...] = ()
    levels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Mid-review, end of trial and the grid for ABRI: behaviours, never a mark."""

    __pydantic_config__ = {"extra": "forbid"}

    principles: tuple[str, ...]
    scale: tuple[Option, ...]
    mid_review: tuple[str, ...]
    final: tuple[Behaviour, ...]
    decision_texts: Mapping[str, str]
    staff_guidelines: tuple[str, ...]
    learning_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenLine:
    """A line printed only when all of its facts hold: a step, a mission, ``services`` or ``badges`` (one at least)."""

    __pydantic_config__ = {"extra": "forbid"}

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The certificate of the quest; it never shows what was not done.

    ``trial_line`` is printed only when the trial is validated. ``variants``: "complete", what the result is then
    called; "partial", what the staff must know of a certificate without it.
    """

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    header: str
    body: str
    achieved: tuple[ProvenLine, ...]
    trial_line: str
    fact_line: str
    signatures: tuple[str, ...]
    footer: str
    variants: Mapping[str, str]
    back_title: str
    back_lines: tuple[str, ...]
    spoken: str
