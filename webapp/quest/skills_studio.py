"""From a moment that was lived to a competence: tell, reveal, prove, share. The app alone decides nothing here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from webapp.quest.competence_guide import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """A kind of moment, and where one may look for competences in it."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    emoji: str
    name: str
    prompt: str
    note: str | None = None
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingWay:
    """By hand, by voice, with somebody who writes, with pictures."""

    __pydantic_config__ = {"extra": "forbid"}

    id: Literal["write", "speak", "dictate", "pictures"]
    text: str
    least: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedQuestion:
    """A question that helps to tell."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldExample:
    """Somebody else's story, and what is seen in it."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    text: str
    seen: tuple[str, ...]
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """The first step."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    minutes: int
    intro: str
    experiences: tuple[Experience, ...]
    ways: tuple[TellingWay, ...]
    questions: tuple[GuidedQuestion, ...]
    when_short: tuple[str, ...]
    done_when: str
    example: ToldExample


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceCards:
    """Three things that one may have done, for one competence."""

    __pydantic_config__ = {"extra": "forbid"}

    competence: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAnswer:
    """One answer about how it was done."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str
    value: Literal[0, 1, 2, 3]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelQuestion:
    """How alone, how often, and whether somebody learnt from it."""

    __pydantic_config__ = {"extra": "forbid"}

    id: Literal["d1", "d2", "d3"]
    text: str
    answers: tuple[LevelAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHints:
    """Beginnings of words, without accents, that make us ask about a competence."""

    __pydantic_config__ = {"extra": "forbid"}

    competence: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """The second step."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    minutes: int
    task: str
    cards: tuple[CompetenceCards, ...]
    level_task: str
    level_questions: tuple[LevelQuestion, ...]
    level_told: str
    hints: tuple[StoryHints, ...]
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofKind:
    """Something that shows it, and how much it weighs."""

    __pydantic_config__ = {"extra": "forbid"}

    id: Literal["photo", "document", "message", "product", "witness", "report", "badge"]
    strength: Literal[1, 2, 3]
    name: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessRequest:
    """What is sent to somebody who saw it."""

    __pydantic_config__ = {"extra": "forbid"}

    message: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestField:
    """One thing that is asked of who asks for a badge."""

    __pydantic_config__ = {"extra": "forbid"}

    id: Literal["badge", "story", "proofs", "audience", "sharing"]
    text: str
    help: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeRequest:
    """Asking for a badge, the four possible answers, and the grid of whoever answers."""

    __pydantic_config__ = {"extra": "forbid"}

    fields: tuple[RequestField, ...]
    receipt: str
    accepted: str
    incomplete: str
    other_badge: str
    refused: str
    counsellor_grid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prove:
    """The third step."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    minutes: int
    intro: str
    proofs: tuple[ProofKind, ...]
    rules: tuple[str, ...]
    witness: WitnessRequest
    request: BadgeRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The fourth step."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    minutes: int
    intro: str
    profile_sections: tuple[str, ...]
    profile_rule: str
    interview_questions: tuple[str, ...]
    interview_feedback: str
    review: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsStudio:
    """The file of the studio."""

    __pydantic_config__ = {"extra": "forbid"}

    principle: str
    safeguards: tuple[str, ...]
    tell: Tell
    reveal: Reveal
    prove: Prove
    share: Share


def proposed_level(answers: Mapping[str, int]) -> Level:
    """The level that the three answers propose: alone and often; the fourth when somebody learnt from it too."""
    level: tuple[Level, ...] = (1, 2, 3)
    reached = level[min(answers["d1"], answers["d2"]) - 1]
    return 4 if reached == 3 and answers.get("d3") == 1 else reached
