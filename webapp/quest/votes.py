"""Votes: counting ballots, what a tie gives, and the rounds of a guessing game. Chance is an argument."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from webapp.quest.facts import register_value
from webapp.quest.progress import Person

# all: every option at the top wins; pick: one is drawn by lot among them; keep: nothing is decided, both views stay.
TieRule = Literal["all", "pick", "keep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The ballots of one round, counted. ``counts`` holds every option, in the order of the content."""

    counts: Mapping[str, int]

    @property
    def voted(self) -> int:
        """Return how many ballots count."""
        return sum(self.counts.values())

    @property
    def leaders(self) -> tuple[str, ...]:
        """Return the options at the top; none before the first ballot."""
        top = max(self.counts.values(), default=0)
        return tuple(option for option, count in self.counts.items() if count == top) if top else ()

    @property
    def is_tie(self) -> bool:
        """Say whether several options are at the top."""
        return len(self.leaders) > 1


def count_ballots(options: Sequence[str], ballots: Mapping[str, str]) -> Tally:
    """Count one ballot a person (person -> option); an option that does not exist is left out."""
    chosen = list(ballots.values())
    return Tally(counts={option: chosen.count(option) for option in options})


def ballots_in(people: Iterable[Person], step: str, round_id: str) -> dict[str, str]:
    """Read the ballots of one round of one step: person -> option, without those who cast none."""
    cast = ((person.id, register_value(person.about(step), f"ballot:{round_id}")) for person in people)
    return {person: option for person, option in cast if isinstance(option, str)}


def outcome(tally: Tally, rule: TieRule, draw: int) -> tuple[str, ...]:
    """Decide a round. ``draw`` is a number drawn by lot, used only when the rule asks for it."""
    leaders = tally.leaders
    if len(leaders) <= 1 or rule == "all":
        return leaders
    return (leaders[draw % len(leaders)],) if rule == "pick" else ()


def current_round(rounds: Sequence[str], closed: Collection[str]) -> str | None:
    """Return the round that is being voted: the first that is not closed."""
    return next((name for name in rounds if name not in closed), None)


def late_voters(ballots: Mapping[str, str], counted: Collection[str]) -> tuple[str, ...]:
    """Name those whose ballot came after the round was closed: it is kept and shown, not counted."""
    return tuple(person for person in ballots if person not in counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessRound:
    """One person's sentences in the order in which everybody sees them; ``answer`` is the option to guess."""

    id: str
    sentences: tuple[tuple[str, str], ...]
    answer: str


def guess_round(person: str, sentences: Sequence[str], truth: int, options: Sequence[str]) -> GuessRound:
    """Mix somebody's sentences, always in the same order for the same words, and name the option of the true one."""
    order = sorted(range(len(sentences)), key=lambda index: _mix(person, sentences[index], index))
    return GuessRound(
        id=person,
        sentences=tuple(zip(options, (sentences[index] for index in order), strict=False)),
        answer=options[order.index(truth)],
    )


def _mix(person: str, sentence: str, index: int) -> bytes:
    return hashlib.sha256(f"{person}\0{sentence}\0{index}".encode()).digest()
