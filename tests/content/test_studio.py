"""The studio of competences, and the sentences for employers."""

from tests.content.copies import QuestCopy
from tests.content.puzzles import plain
from webapp.content.achievements import load_achievements, load_competence_guide
from webapp.content.library import check_library
from webapp.content.studio import load_employer_sentences, load_skills_studio
from webapp.quest.badge_rules import STRENGTH_WANTED
from webapp.quest.employer_sentences import variables_in

STUDIO = load_skills_studio()
SENTENCES = load_employer_sentences()
COMPETENCES = [competence.id for competence in load_competence_guide().competences]


def test_there_are_thirty_six_cards_three_a_competence() -> None:
    assert [cards.competence for cards in STUDIO.reveal.cards] == COMPETENCES
    assert sum(len(cards.cards) for cards in STUDIO.reveal.cards) == 36


def test_the_four_steps_fit_in_the_time_that_is_announced() -> None:
    steps = (STUDIO.tell, STUDIO.reveal, STUDIO.prove, STUDIO.share)

    assert sum(step.minutes for step in steps) == 46
    assert {proof.id: proof.strength for proof in STUDIO.prove.proofs}["witness"] == 3


def test_what_the_rules_call_enough_weighs_enough() -> None:
    """The rules say in words what ``STRENGTH_WANTED`` counts: one strong proof, or two with one of middle weight."""
    weights: dict[str, int] = {proof.id: proof.strength for proof in STUDIO.prove.proofs}
    strong, middle = ("document", "badge", "witness"), ("photo", "product")

    enough = min(*(weights[name] for name in strong), min(weights[name] for name in middle) + min(weights.values()))

    assert enough >= STRENGTH_WANTED[1]
    assert weights["witness"] + enough >= STRENGTH_WANTED[2]
    assert not [rule for rule in STUDIO.prove.rules if "force" in rule.lower()]


def test_there_are_two_hundred_and_two_sentences_for_a_cv() -> None:
    levels = [level for competence in SENTENCES.competences for level in competence.levels]

    assert [competence.id for competence in SENTENCES.competences] == COMPETENCES
    assert (len(levels), sum(len(level.cv) for level in levels)) == (48, 202)


def test_no_sentence_ends_on_a_preposition_when_its_context_is_left_out() -> None:
    sentences = [text for each in SENTENCES.competences for level in each.levels for text in level.cv]
    waiting = [text for text in sentences if "contexte" in variables_in(text)]
    before = {text.partition(" {{contexte}}")[0].rpartition(" ")[2] for text in waiting}

    assert before & {"à", "au", "chez", "dans", "de", "des", "du", "en", "par", "pour", "sur", ":"} == set()


def test_every_competence_of_a_badge_can_be_told_in_the_studio() -> None:
    told = {name for experience in STUDIO.tell.experiences for name in experience.competences}
    asked = {name for achievement in load_achievements().achievements for name in achievement.competences}

    assert asked - told <= {"se-presenter"}


def found_in(copy: QuestCopy, file: str) -> set[tuple[int | None, str]]:
    return {(fault.line, plain(fault.message)) for fault in check_library(copy.folder) if fault.file == file}


def test_faults_of_the_studio(quest_copy: QuestCopy) -> None:
    file = "skills_studio.yaml"
    quest_copy.plant(file, "competences: [cooperer, apprendre, respecter-un-cadre]", "competences: [voler]")
    quest_copy.plant(file, '        - "J’ai fait ma part dans une équipe"\n', "")
    quest_copy.plant(file, "- {competence: s-engager, stems", "- {competence: s-envoler, stems")

    assert {message for _, message in found_in(quest_copy, file)} == {
        "La compétence « voler » n’existe pas dans competences.yaml.",
        "Il faut trois cartes par compétence.",
        "« s-engager » manque ici, ou n’existe pas dans competences.yaml.",
        "« s-envoler » manque ici, ou n’existe pas dans competences.yaml.",
    }


def test_faults_of_the_sentences(quest_copy: QuestCopy) -> None:
    file = "employer_sentences.yaml"
    quest_copy.plant(file, "{{nombre}}", "{{combien}}", after="id: cooperer")
    quest_copy.plant(file, "level: 2", "level: 3", after="id: communiquer")
    quest_copy.plant(file, "id: s-organiser", "id: s-envoler")

    assert {message for _, message in found_in(quest_copy, file)} == {
        "La variable « combien » n’existe pas.",
        "Il faut les quatre paliers, dans l’ordre.",
        "« s-organiser » manque ici, ou n’existe pas dans competences.yaml.",
        "« s-envoler » manque ici, ou n’existe pas dans competences.yaml.",
    }
