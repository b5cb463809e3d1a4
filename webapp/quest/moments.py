"""What a moment that was told already shows, worked out from words alone. It proposes; people decide."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from webapp.quest.competence_guide import Level
from webapp.quest.skills_studio import ProofKind, SkillsStudio, proposed_level

ACTIONS_WANTED: Final = 3
RESULT: Final = "g6"
LEAST_STRENGTH: Final[Mapping[int, int]] = {0: 1, 1: 3, 2: 6}
_FIRST_PERSON: Final = re.compile(r"\b(?:j['’]ai|je me suis|je|j['’])\s*(?=\w)", re.IGNORECASE)


def actions_in(words: str) -> int:
    """Count what somebody says that they did themself: « j’ai fait », « je range »."""
    return len(_FIRST_PERSON.findall(words))


def is_told(told: Mapping[str, str], *, has_sound: bool) -> bool:
    """Say whether the moment is told: three actions in the first person and a result, or a sound that says it."""
    return has_sound or (actions_in(" ".join(told.values())) >= ACTIONS_WANTED and bool(told.get(RESULT, "").strip()))


def suggested(studio: SkillsStudio, told: Mapping[str, str], experience: str) -> tuple[str, ...]:
    """Return the competences to ask about first: those that the words hint at, then those of such an experience."""
    words = _plain(" ".join(told.values()))
    heard = [hint.competence for hint in studio.reveal.hints if any(f" {stem}" in words for stem in hint.stems)]
    usual = next((each.competences for each in studio.tell.experiences if each.id == experience), ())
    return tuple(dict.fromkeys([*heard, *usual]))


def ticked_competences(studio: SkillsStudio, cards: Collection[str]) -> tuple[str, ...]:
    """Return the competences of which at least one card was ticked, in the order of the file."""
    return tuple(
        each.competence
        for each in studio.reveal.cards
        if any(card_id(each.competence, place) in cards for place in range(len(each.cards)))
    )


def card_id(competence: str, place: int) -> str:
    """Name a card."""
    return f"{competence}.{place}"


def level_from(studio: SkillsStudio, answers: Mapping[str, str]) -> Level | None:
    """Return the level that the answers propose, once the first two questions are answered."""
    values: dict[str, int] = {
        question.id: answer.value
        for question in studio.reveal.level_questions
        for answer in question.answers
        if answers.get(question.id) == answer.id
    }
    return proposed_level(values) if {"d1", "d2"} <= set(values) else None


def strength_of(kinds: Iterable[str], proofs: Collection[ProofKind]) -> int:
    """Add up how much the proofs weigh."""
    weights = {proof.id: proof.strength for proof in proofs}
    return sum(weights.get(kind, 0) for kind in kinds)  # type: ignore[call-overload]  # a kind may be unknown


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower())
    return " " + re.sub(r"[^a-z0-9-]+", " ", "".join(sign for sign in bare if not unicodedata.combining(sign)))
