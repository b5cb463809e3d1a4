"""Day 7, solved from what players read (the escape has its own tests)."""

from tests.content.puzzles import accepted, artefact, code, find, initials, right_options
from webapp.quest.content import Quest
from webapp.quest.script import Say
from webapp.quest.step import Step
from webapp.steps.dialogue.spec import DialogueStep

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_door_of_the_switchboard(quest: Quest[Step]) -> None:
    step = code(quest, "j07-m1-s2")
    letters = [word for word in step.prompt.split() if len(word) == 1 and word.isupper()]

    assert "".join(letters) == "HQWUHC"
    assert "il reste trois jours" in artefact(step).lines[0]
    assert "".join(ALPHABET[ALPHABET.index(letter) - 3] for letter in letters) == "ENTREZ"
    assert accepted(step) == {"entrez"}


def test_edge_of_the_announcement(quest: Quest[Step]) -> None:
    step = code(quest, "j07-m3-s2")

    assert initials(artefact(step).lines) == "ALAIDE"
    assert accepted(step) == {"alaide"}


def test_announcement_is_that_of_the_first_day(quest: Quest[Step]) -> None:
    announcement = find(quest, "j01-m4-s1", DialogueStep)
    said = [line.text for line in announcement.script if isinstance(line, Say) and line.speaker == "abri"]

    assert tuple(said[:6]) == artefact(code(quest, "j07-m3-s2")).lines
    assert announcement.kept_as == "L’annonce du Grand Repos"


def test_register_holds_complaints_only(quest: Quest[Step]) -> None:
    assert right_options(quest, "j07-m3-s4") == {"b"}
    assert 9214 + 86 == 9300


def test_volunteer_is_forty_four(quest: Quest[Step]) -> None:
    step = code(quest, "j07-m4-s2")
    age = 21 + 2050 - 2027
    found = [row[0] for row in artefact(step).rows if row[1].startswith(f"{age} ")]

    assert found == ["Clarisse"]
    assert "clarisse" in accepted(step)
    assert any("clés" in row[2] for row in artefact(step).rows if row[0] == "Clarisse")


def test_ages_are_those_of_the_characters(quest: Quest[Step]) -> None:
    ages = {character.name.split()[0]: character.age for character in quest.characters if character.age}

    for name, age, _ in artefact(code(quest, "j07-m4-s2")).rows:
        assert age == f"{ages[name]} ans"
