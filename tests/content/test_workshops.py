"""The workshops that can be hosted."""

from tests.content.copies import QuestCopy
from tests.content.test_studio import found_in
from webapp.content.achievements import load_competence_guide
from webapp.content.workshops import load_workshops

KIT = load_workshops()


def test_there_are_eleven_workshops_whose_phases_fill_their_time() -> None:
    assert len(KIT.workshops) == 11
    assert [sum(phase.minutes for phase in each.phases) for each in KIT.workshops] == [
        each.minutes for each in KIT.workshops
    ]
    known = {competence.id for competence in load_competence_guide().competences}
    assert {name for each in KIT.workshops for name in each.competences} <= known


def test_faults_of_the_workshops(quest_copy: QuestCopy) -> None:
    file = "workshops.yaml"
    quest_copy.plant(file, "  minutes: 20\n", "  minutes: 25\n")
    quest_copy.plant(file, "  - mobilite-permis\n", "  - tapis-volant\n")
    quest_copy.plant(file, "  - apprendre\n", "  - voler\n")

    assert {message for _, message in found_in(quest_copy, file)} == {
        "La somme des temps des étapes n’est pas la durée.",
        "Le service « tapis-volant » n’existe pas dans service_offers.yaml.",
        "La compétence « voler » n’existe pas dans competences.yaml.",
    }
