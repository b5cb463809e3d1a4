"""Figures of a quest: time, steps, services, and how hard it is to read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from webapp.content.checks.language import STAFF_FIELDS
from webapp.content.checks.services import cards_of
from webapp.content.walk import each_mission, each_script, each_step, each_text
from webapp.quest.content import Quest
from webapp.quest.script import Say
from webapp.quest.step import Step

LANGUAGE: Final = "fr"
# Words of more than six letters, as the readability index LIX counts them.
LONG_WORD: Final = 6
LONG_SENTENCE: Final = 20

_SENTENCE_END: Final = re.compile(r"[.!?…]+(?=\s|$)|\n")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BRACES: Final = re.compile(r"\{\{.*?\}\}")
# Read by the staff or by programs, in whole parts of a quest.
_BEHIND_THE_SCENES: Final = frozenset({"alert_words", "characters", "economy", "evaluation", "flags", "services"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How long the sentences are. LIX: under 30 is very easy, 30 to 40 easy, over 50 hard."""

    words: int
    sentences: int
    words_per_sentence: float
    long_sentences_percent: float
    long_words_percent: float
    lix: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The figures of a quest."""

    days: int
    missions: int
    minutes: int
    shards: int
    steps: dict[str, int]
    lines: int
    core_services: int
    core_services_covered: int
    bonus_services_covered: int
    languages: tuple[str, ...]
    reading: Reading


def stats_of(quest: Quest[Step]) -> Stats:
    """Count what a quest is made of."""
    missions = [at.mission for at in each_mission(quest)]
    cards = {card.service for mission in missions for card in cards_of(mission)}
    core = {offer.id for offer in quest.core_services}
    kinds = Counter(str(getattr(at.step, "kind", "")) for at in each_step(quest))
    return Stats(
        days=sum(day.number is not None for day in quest.days),
        missions=len(missions),
        minutes=sum(day.session_min for day in quest.days),
        shards=sum(mission.shards for mission in missions),
        steps=dict(kinds.most_common()),
        lines=sum(isinstance(line, Say) for script in each_script(quest) for line in script.lines),
        core_services=len(core),
        core_services_covered=len(core & cards),
        bonus_services_covered=len(cards - core),
        languages=(LANGUAGE,),
        reading=reading_of(texts_for_players(quest)),
    )


def texts_for_players(quest: Quest[Step]) -> list[str]:
    """Return every text that a player may read or hear."""
    return [text for loc, text in each_text(quest) if loc[0] not in _BEHIND_THE_SCENES and STAFF_FIELDS.isdisjoint(loc)]


def reading_of(texts: Iterable[str]) -> Reading:
    """Measure how hard texts are to read."""
    sentences = [words for text in texts for words in _sentences(text)]
    words = [word for sentence in sentences for word in sentence]
    count, total = max(len(sentences), 1), max(len(words), 1)
    long_words = sum(len(word) > LONG_WORD for word in words)
    return Reading(
        words=len(words),
        sentences=len(sentences),
        words_per_sentence=round(len(words) / count, 1),
        long_sentences_percent=round(100 * sum(len(s) > LONG_SENTENCE for s in sentences) / count, 1),
        long_words_percent=round(100 * long_words / total, 1),
        lix=round(len(words) / count + 100 * long_words / total, 1),
    )


def _sentences(text: str) -> list[list[str]]:
    found = (_WORD.findall(part) for part in _SENTENCE_END.split(_BRACES.sub("nom", text)))
    return [words for words in found if words]


def in_words(stats: Stats) -> str:
    """Write the figures for people."""
    return "\n".join((*_what_it_is(stats), *_how_it_reads(stats.reading), f"Langues : {', '.join(stats.languages)}."))


def _what_it_is(stats: Stats) -> Iterator[str]:
    kinds = ", ".join(f"{kind} {count}" for kind, count in stats.steps.items())
    yield f"Jours : {stats.days}. Missions : {stats.missions}. Éclats : {stats.shards}."
    yield f"Durée : {stats.minutes} minutes, soit {stats.minutes / 60:.0f} heures."
    yield f"Pas : {sum(stats.steps.values())} ({kinds}). Répliques : {stats.lines}."
    yield f"Services découverts : {stats.core_services_covered} sur {stats.core_services}."
    yield f"Services en plus : {stats.bonus_services_covered}."


def _how_it_reads(reading: Reading) -> Iterator[str]:
    yield f"Lecture : {reading.words} mots, {reading.words_per_sentence} mots par phrase."
    yield f"Phrases de plus de {LONG_SENTENCE} mots : {reading.long_sentences_percent} %."
    yield f"LIX : {reading.lix} (moins de 30 : très facile ; 30 à 40 : facile ; plus de 50 : difficile)."
