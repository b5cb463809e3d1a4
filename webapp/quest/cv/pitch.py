"""The minute in which somebody presents themself: made of what is on their CV, then theirs to change."""

import re
from collections.abc import Mapping
from typing import Final

from webapp.quest.cv.draft import Draft, Experience, Skill, newest_first
from webapp.quest.employer_sentences import EmployerSentences, filled

WORDS_A_MINUTE: Final = 140  # said calmly, with time to breathe
LIVED: Final = ("Une expérience qui m’a beaucoup appris", "Et aussi")
SKILLED: Final = ("Ce que je sais faire", "Ce que je sais faire aussi")
_WORD: Final = re.compile(r"[^\W_]+")


def seconds_of(text: str) -> int:
    """Return how long it takes to say, to five seconds."""
    return round(len(_WORD.findall(text)) * 60 / WORDS_A_MINUTE / 5) * 5


def pitch_of(draft: Draft, *, sentences: EmployerSentences, names: Mapping[str, str]) -> str:
    """Propose what to say in a minute; nothing is said that is not on the CV."""
    parts = ["Bonjour, merci de me recevoir."]
    if draft.wishes.target:
        parts.append(f"Voici ce que je cherche\u00a0: {_ended(_lowered(draft.wishes.target))}")
    if draft.wishes.about:
        parts.append(_ended(draft.wishes.about))
    for opening, lived in zip(LIVED, newest_first(draft.experiences), strict=False):
        parts.append(_lived(opening, lived))
    best = sorted(draft.skills, key=lambda each: -each.level)
    for opening, skill in zip(SKILLED, best, strict=False):
        told = spoken(skill, sentences)
        parts.append(f"{opening}\u00a0: {_lowered(names[skill.competence])}. {told}".strip())
    if draft.wishes.availability:
        parts.append(f"Pour commencer\u00a0: {_ended(_lowered(draft.wishes.availability))}")
    parts.append("Et vous, qu’est-ce qui compte le plus pour ce poste\u00a0?")
    return "\n".join(parts)


def spoken(skill: Skill, sentences: EmployerSentences) -> str:
    """Return the sentence to say aloud about a competence, the one of its level; without a hole, or not at all."""
    found = next(each for each in sentences.competences if each.id == skill.competence)
    told = (filled(level.spoken, skill.words) for level in reversed(found.levels) if level.level <= skill.level)
    return next((text for text in told if text), "")


def _lived(opening: str, lived: Experience) -> str:
    where = f" ({lived.place})" if lived.place else ""
    said = f"{opening}\u00a0: {_lowered(lived.title)}{where}."
    return f"{said} Concrètement\u00a0: {_ended(_lowered(lived.lines[0]))}" if lived.lines else said


def _lowered(text: str) -> str:
    """Begin with a small letter, unless the word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() or not first[1:].islower() else text[:1].lower() + text[1:]


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
