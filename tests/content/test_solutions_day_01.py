"""Day 1, solved from what players read."""

from itertools import permutations

from tests.content.puzzles import accepted, expected_fields, find, numbers, pairs, right_options, team_code
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.quiz.spec import QuizStep


def test_line_is_tuned(quest: Quest[Step]) -> None:
    codes = [
        (a, b, c, d)
        for a, b, c, d in permutations(range(1, 10), 4)
        if a == 2 * d and c == a + d and a + b + c + d == 21 and b == max(a, b, c, d)
    ]

    assert codes == [(4, 9, 6, 2)]
    assert accepted(team_code(quest, "j01-m1-s3")) == {"4962"}


def test_hints_of_the_line_do_the_sums(quest: Quest[Step]) -> None:
    too_small, better, last = team_code(quest, "j01-m1-s3").hints

    assert numbers(too_small) == [1, 2, 2, 1, 3, 21, 15]
    assert 21 - (2 + 3 + 1) == 15
    assert numbers(better)[:2] == [2, 4]
    assert numbers(last) == [4, 6, 2, 12, 21, 9]


def test_three_lines_of_the_contract_are_wrong(quest: Quest[Step]) -> None:
    contract = {line[0]: line for line in (find(quest, "j01-m2-s2", QuizStep).context or "").splitlines()}
    has_no_salary = not numbers(contract["7"][2:])
    has_endless_trial = "quatre mois" in contract["4"] and "quatre mois" in contract["5"]
    has_impossible_day = numbers(contract["6"])[1] > 24 and "par jour" in contract["6"]

    assert has_no_salary
    assert has_endless_trial
    assert has_impossible_day
    assert right_options(quest, "j01-m2-s2") == {"l5", "l6", "l7"}
    assert numbers(find(quest, "j01-m2-s2", QuizStep).hints[2]) == [5, 6, 7]


def test_words_of_the_contract(quest: Quest[Step]) -> None:
    assert pairs(quest, "j01-m2-s3") == {
        "Brut": "Le salaire avant qu’on retire les cotisations.",
        "Net": "Ce qui arrive sur ton compte.",
        "Préavis (ou délai de prévenance)": "Le temps entre dire qu’on part et partir.",
        "Période d’essai": "Le temps où on vérifie, des deux côtés, que ça marche.",
        "Tuteur": "La personne à qui tu poses toutes tes questions.",
    }


def test_contract_says_what_the_form_expects(quest: Quest[Step]) -> None:
    articles = {article.number: article.text for article in quest.contract.articles}

    assert expected_fields(quest, "j01-m2-s4") == {
        "poste": "Pilote d’essai",
        "essai": "deux semaines",
        "horaires": "préviens dès que possible",
    }
    assert articles[2].startswith("Pilote d’essai")
    assert articles[5].startswith("Deux semaines")
    assert "prévenir" in articles[11]


def test_doors_have_one_solution(quest: Quest[Step]) -> None:
    people, drawings = ("Béné", "Lucien", "Sacha", "Wassim"), ("gâteau", "plante", "vélo", "agrafeuse")
    found = []
    for doors in permutations(range(1, 5)):
        door = dict(zip(people, doors, strict=True))
        for signs in permutations(drawings):
            sign = dict(zip(people, signs, strict=True))
            place = {sign[person]: door[person] for person in people}
            if (
                (sign["Wassim"], sign["Sacha"]) == ("agrafeuse", "vélo")
                and place["vélo"] not in (1, 4)
                and place["gâteau"] + 1 == door["Lucien"]
                and door["Lucien"] != 4
            ):
                found.append(door)

    assert found == [{"Béné": 1, "Lucien": 2, "Sacha": 3, "Wassim": 4}]
    assert pairs(quest, "j01-m3-s2") == {person: f"Porte {door}" for person, door in found[0].items()}


def test_questions_find_their_people(quest: Quest[Step]) -> None:
    asked = {question.strip("« »."): person for question, person in pairs(quest, "j01-m3-s4").items()}

    assert asked == {
        "L’appli bugue": "Béné (la Ligne)",
        "Je ne comprends pas une ligne de mon contrat": "Wassim (contrats et paie)",
        "Je ne sais pas comment faire cette tâche": "Sacha (tuteur)",
        "Je serai en retard demain": "Irène (cheffe d’équipe)",
        "J’ai un souci en dehors du travail": "{{conseiller}} (ta personne référente)",
    }
