"""Figures: what is counted, and how hard a text is to read."""

import pytest

from webapp.content.stats import Reading, in_words, reading_of, stats_of
from webapp.quest.content import Quest
from webapp.quest.step import Step


def test_stats_of_demain_matin(quest: Quest[Step]) -> None:
    stats = stats_of(quest)

    assert (stats.days, stats.missions, stats.minutes, stats.shards) == (10, 41, 1200, 1000)
    assert (stats.core_services, stats.core_services_covered, stats.bonus_services_covered) == (25, 25, 5)
    assert sum(stats.steps.values()) == sum(len(mission.steps) for mission in quest.missions())
    assert stats.languages == ("fr",)


def test_quest_is_easy_to_read(quest: Quest[Step]) -> None:
    reading = stats_of(quest).reading

    assert reading.lix < 30
    assert reading.words_per_sentence < 8
    assert reading.long_sentences_percent < 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Un deux. Trois ?"], (3, 2, 1.5, 0.0, 0.0, 1.5)),
        (["Bonjour {{prenom}} !", "Ça va"], (4, 2, 2.0, 0.0, 25.0, 27.0)),
        (["mot " * 21 + "."], (21, 1, 21.0, 100.0, 0.0, 21.0)),
        ([], (0, 0, 0.0, 0.0, 0.0, 0.0)),
    ],
)
def test_reading_of_texts(texts: list[str], expected: tuple[float, ...]) -> None:
    words, sentences, per_sentence, long_sentences, long_words, lix = expected

    assert reading_of(texts) == Reading(
        words=int(words),
        sentences=int(sentences),
        words_per_sentence=per_sentence,
        long_sentences_percent=long_sentences,
        long_words_percent=long_words,
        lix=lix,
    )


def test_stats_in_words(quest: Quest[Step]) -> None:
    lines = in_words(stats_of(quest)).replace("\N{NO-BREAK SPACE}", " ").splitlines()

    assert lines[0] == "Jours : 10. Missions : 41. Éclats : 1000."
    assert lines[1] == "Durée : 1200 minutes, soit 20 heures."
    assert lines[-1] == "Langues : fr."
