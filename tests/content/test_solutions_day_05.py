"""Day 5, solved from what players read."""

import re

from tests.content.puzzles import accepted, artefact, code, find, pairs, right_options
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.quiz.spec import QuizStep


def test_whistle_says_a_word(quest: Quest[Step]) -> None:
    step = code(quest, "j05-m1-s2")
    note = (artefact(step).note or "").partition("—")[2]
    letters = {sounds.strip(): letter for letter, sounds in re.findall(r"([A-Z]) = ([a-z ]+)", note)}
    heard = [line.partition(":")[2].replace(",", "").strip() for line in artefact(step).lines]

    assert len(letters) == 9
    assert "".join(letters[sounds] for sounds in heard) == "PAUSE"
    assert accepted(step) == {"pause"}


def test_doors_of_health(quest: Quest[Step]) -> None:
    found = {right.split()[0]: left for left, right in pairs(quest, "j05-m1-s4").items()}

    assert "respire très mal" in found["Appeler"]
    assert "dent" in found["Prendre"]
    assert "mutuelle" in found["Demander"]
    assert "contraception" in found["Aller"]
    assert "pas vu de médecin" in found["Faire"]


def test_three_sentences_open_and_three_close(quest: Quest[Step]) -> None:
    found = pairs(quest, "j05-m2-s2")
    opening = {left for left, right in found.items() if right == "Ouvre"}

    assert len(found) == 6
    assert opening == {
        "« Est-ce qu’on cherche ensemble quelqu’un à qui parler ? »",
        "« Je ne sais pas quoi dire, mais je reste. »",
        "« Tu veux m’en dire plus ? »",
    }


def test_true_sentences_about_the_mind(quest: Quest[Step]) -> None:
    assert right_options(quest, "j05-m2-s3") == {"a", "c"}


def test_breakdowns_follow_departures(quest: Quest[Step]) -> None:
    places = (find(quest, "j05-m4-s2", QuizStep).context or "").splitlines()
    broken = [place for place in places if "rien à signaler" not in place]

    assert len(broken) == 5
    assert all("a remplacé" in place for place in broken)
    assert all("toujours là" in place for place in places if place not in broken)
    assert right_options(quest, "j05-m4-s2") == {"b"}


def test_engraved_numbers_are_letters(quest: Quest[Step]) -> None:
    step = code(quest, "j05-m4-s3")
    noted = [int(row[2]) for row in artefact(step).rows]
    engraved = [number for day in quest.days for number in day.engraved_numbers]

    assert noted == engraved
    assert "".join(chr(ord("A") + number - 1) for number in noted) == "MEMOIRE"
    assert accepted(step) == {"memoire"}
