"""Badges to be earned, and the guide of competences."""

import pytest

from badges.art.glyphs import GLYPHS
from badges.art.picture import Design, Family, svg
from badges.art.stones import Shape
from tests.content.copies import QuestCopy
from tests.content.puzzles import plain
from webapp.content.achievements import load_achievements, load_competence_guide
from webapp.content.library import check_library
from webapp.quest.achievements import Achievement
from webapp.quest.content import Quest
from webapp.quest.step import Step

ACHIEVEMENTS = load_achievements().achievements


def test_there_are_eighteen_badges_and_each_is_confirmed_by_somebody() -> None:
    assert len(ACHIEVEMENTS) == len({each.name for each in ACHIEVEMENTS}) == 18
    assert [each.id for each in ACHIEVEMENTS if not any(rule.by for rule in each.evidence)] == []


@pytest.mark.parametrize("achievement", ACHIEVEMENTS, ids=lambda each: each.id)
def test_every_badge_can_be_drawn(achievement: Achievement) -> None:
    picture = achievement.picture
    design = Design(Shape(picture.shape), Family(picture.family), picture.glyph, picture.alt, achievement.level)

    assert f"<title>{picture.alt}</title>" in svg(design)


def test_every_glyph_belongs_to_one_badge() -> None:
    assert sorted(each.picture.glyph for each in ACHIEVEMENTS) == sorted(GLYPHS)


def test_a_badge_that_can_be_asked_for_is_about_a_competence_of_the_guide(quest: Quest[Step]) -> None:
    guided = [competence.id for competence in load_competence_guide().competences]

    assert guided == [competence.id for competence in quest.competences]
    assert {name for each in ACHIEVEMENTS for name in each.competences} <= set(guided)


def test_addresses_of_frameworks_are_given_only_where_they_are_certain() -> None:
    entries = [entry for competence in load_competence_guide().competences for entry in competence.alignments]

    assert {entry.framework for entry in entries if entry.url} == {"esco"}
    assert len([entry for entry in entries if entry.url]) == 9
    assert [entry.name for entry in entries if "traduction" in entry.name] == []


def found_in(copy: QuestCopy, file: str) -> set[tuple[int | None, str]]:
    return {(fault.line, plain(fault.message)) for fault in check_library(copy.folder) if fault.file == file}


def test_faults_of_the_badges(quest_copy: QuestCopy) -> None:
    file = "achievements.yaml"
    unknown = quest_copy.plant(file, "competences: [demander-de-l-aide]", "competences: [voler]")
    shape = quest_copy.plant(file, "shape: hexagon", "shape: disc", after="id: communiquer-1")
    alt = quest_copy.plant(file, "mention niveau 1", "mention", after="id: s-organiser-1")
    quote = quest_copy.plant(file, "L’app seule", "L'app seule")

    assert found_in(quest_copy, file) == {
        (unknown, "La compétence « voler » n’existe pas dans competences.yaml."),
        (shape, "La forme de ce genre de badge est « hexagon »."),
        (alt, "Le texte de remplacement (alt) finit par « niveau 1 »."),
        (quote, "Typographie : apostrophe droite (') : écris ’."),
    }


def test_only_a_badge_of_competence_has_a_level(quest_copy: QuestCopy) -> None:
    level = quest_copy.plant("achievements.yaml", "level: 1", "level: 0", after="id: apprendre-1")

    assert found_in(quest_copy, "achievements.yaml") == {(level, "Seul un badge de compétence a un niveau : 1 ou 2.")}


def test_a_badge_that_nobody_confirms_is_a_fault(quest_copy: QuestCopy) -> None:
    quest_copy.plant("achievements.yaml", "by: [counsellor]", "by: [app]", after="id: services-en-poche")

    assert {message for _, message in found_in(quest_copy, "achievements.yaml")} == {
        "Personne ne confirme : il faut au moins un conseiller ou un témoin (by)."
    }


def test_faults_of_the_guide(quest_copy: QuestCopy) -> None:
    file = "competence_guide.yaml"
    address = quest_copy.plant(file, "http://data.europa.eu/esco/", "https://esco.example/")
    quest_copy.plant(file, "level: 2", "level: 3", after="id: communiquer")
    quest_copy.plant(file, "id: s-engager", "id: s-envoler")
    found = found_in(quest_copy, file)

    assert (address, "L’adresse commence par http://data.europa.eu/esco/, ou ne s’écrit pas.") in found
    assert {message for _, message in found} == {
        "L’adresse commence par http://data.europa.eu/esco/, ou ne s’écrit pas.",
        "Il faut les quatre paliers, dans l’ordre.",
        "« s-engager » est d’un seul des deux fichiers : le guide ou competences.yaml.",
        "« s-envoler » est d’un seul des deux fichiers : le guide ou competences.yaml.",
    }
