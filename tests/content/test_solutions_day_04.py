"""Day 4, solved from what players read."""

import re

from tests.content.puzzles import (
    accepted,
    artefact,
    code,
    every_order,
    find,
    initials,
    orders,
    pairs,
    right_options,
)
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.quiz.spec import QuizStep


def offers(quest: Quest[Step]) -> dict[str, str]:
    return {line[0].lower(): line for line in (find(quest, "j04-m1-s2", QuizStep).context or "").splitlines()}


def test_frauds_move_money_the_wrong_way(quest: Quest[Step]) -> None:
    signs = ("vous le renvoyez", "à payer")
    frauds = {name for name, offer in offers(quest).items() if any(sign in offer for sign in signs)}

    assert frauds == right_options(quest, "j04-m1-s2") == {"a", "e"}
    assert find(quest, "j04-m1-s2", QuizStep).hints[2] == "A et E."


def test_offer_c_is_forbidden(quest: Quest[Step]) -> None:
    assert "jeune homme sans enfant" in offers(quest)["c"]
    assert right_options(quest, "j04-m1-s3") == {"b"}


def test_offers_fit_lives(quest: Quest[Step]) -> None:
    found = {person.split(",")[0]: offer.split()[1] for person, offer in pairs(quest, "j04-m1-s4").items()}

    assert found == {"Rosalie": "B", "Bastien": "D", "Yuna": "F"}
    assert "Dès 16 ans" in offers(quest)["b"]
    assert "Navette" in offers(quest)["b"]
    assert "deux-roues" in offers(quest)["d"]
    assert re.search(r"de 10\Wh à 15\Wh", offers(quest)["f"])


def test_life_shows_competences(quest: Quest[Step]) -> None:
    found = {left.split()[0]: right.split(",")[0] for left, right in pairs(quest, "j04-m2-s2").items()}

    assert found == {
        "Avoir": "Savoir dire stop",
        "Monter": "Utiliser des outils numériques",
        "Réparer": "Trouver une panne",
        "S’occuper": "Prendre des responsabilités",
        "Traduire": "Comprendre et expliquer un document",
        "Venir": "Être régulier",
    }


def test_cv_begins_with_contact_and_ends_with_passions(quest: Quest[Step]) -> None:
    appetising = {order for order in every_order("abcdef") if order.startswith("ab") and order.endswith("f")}

    assert orders(quest, "j04-m2-s4") == appetising


def test_questions_that_may_be_asked(quest: Quest[Step]) -> None:
    assert right_options(quest, "j04-m3-s2") == {"a", "c", "e"}


def test_abri_dodges_three_questions(quest: Quest[Step]) -> None:
    step = code(quest, "j04-m3-s3")
    off_topic = ("degrés", "girafe", "chansons")
    dodged = [line[0] for line in artefact(step).lines if any(word in line for word in off_topic)]

    assert len(artefact(step).lines) == 8
    assert accepted(step) == {"".join(dodged)} == {"257"}


def test_a_mistake_told_well(quest: Quest[Step]) -> None:
    assert right_options(quest, "j04-m3-s5") == {"b"}


def friendships(quest: Quest[Step]) -> dict[str, set[str]]:
    friends: dict[str, set[str]] = {}
    for line in artefact(code(quest, "j04-m4-s2")).lines:
        person, known = line.rstrip(".").split(" connaît ")
        for other in re.split(r", | et ", known):
            friends.setdefault(person, set()).add(other)
            friends.setdefault(other, set()).add(person)
    return friends


def shortest_chains(friends: dict[str, set[str]], start: str, end: str) -> list[list[str]]:
    chains = [[start]]
    while chains and not any(chain[-1] == end for chain in chains):
        chains = [[*chain, other] for chain in chains for other in friends[chain[-1]] if other not in chain]
    return [chain for chain in chains if chain[-1] == end]


def test_one_chain_is_the_shortest(quest: Quest[Step]) -> None:
    chains = shortest_chains(friendships(quest), "Nour", "Maud")

    assert chains == [["Nour", "Lucien", "Ilyes", "Estelle", "Noé", "Maud"]]
    assert accepted(code(quest, "j04-m4-s2")) == {initials(chains[0][1:-1]).lower()} == {"lien"}
    assert friendships(quest)["Maud"] == {"Ugo", "Noé"}
