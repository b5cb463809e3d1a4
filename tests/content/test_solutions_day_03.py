"""Day 3, solved from what players read."""

import re

from tests.content.puzzles import (
    accepted,
    artefact,
    code,
    comes_before,
    every_order,
    find,
    numbers,
    orders,
    pairs,
    right_options,
    team_code,
)
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.match.spec import MatchStep

RENT_SHARE = 3
# What each counter of Lucien's list is for, and what the people of the queue say.
NEEDS = {
    "carte Vitale": "Assurance Maladie",
    "carte d’identité": "mairie",
    "par où commencer": "mission locale",
    "loyer": "CAF",
    "chômage": "France Travail",
}


def net(gross: float) -> float:
    return round(gross * (1 - 0.22), 2)


def test_payslip_lacks_78_euros(quest: Quest[Step]) -> None:
    step = code(quest, "j03-m1-s2")
    hours = numbers(artefact(step).note or "")
    weeks = [hours[1], hours[3]]
    overtime = sum(week - 35 for week in weeks)

    assert weeks == [35, 40]
    assert (overtime, 16 * 1.25) == (5, 20)
    assert net(overtime * 20) == 78
    assert (round(1120 * 0.22, 2), net(1120)) == (246.40, 873.60)
    assert accepted(step) == {"78", "7800"}


def test_contributions_protect(quest: Quest[Step]) -> None:
    assert {left: right.split()[0] for left, right in pairs(quest, "j03-m1-s3").items()} == {
        "Retraite": "Lucien",
        "Chômage": "Quand",
        "Maladie": "Béné",
        "Accident du travail": "Omar",
    }


def test_good_message_states_a_fact_and_a_request(quest: Quest[Step]) -> None:
    assert right_options(quest, "j03-m1-s4") == {"b"}


def test_adverts_are_judged_by_the_third(quest: Quest[Step]) -> None:
    step = find(quest, "j03-m2-s2", MatchStep)
    adverts = {line[0]: line for line in (step.context or "").splitlines()}
    rents = {
        "B": int(re.findall(r"(\d+)\W€", adverts["B"])[0]),
        "C": sum(map(int, re.findall(r"(\d+)\W€", adverts["C"]))),
        "D": sum(map(int, re.findall(r"(\d+)\W€", adverts["D"]))),
    }
    third = 1700 / RENT_SHARE

    assert rents == {"B": 480, "C": 810, "D": 590}
    assert rents["B"] < third < rents["D"] < rents["C"]
    assert "19\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}10" in adverts["E"]
    assert "Pas de visite" in adverts["A"]
    assert pairs(quest, "j03-m2-s2") == {
        "Annonce A": "C’est une arnaque.",
        "Annonce B": "Bonne piste : on appelle.",
        "Annonce C": "Beaucoup trop cher : 810 €.",
        "Annonce D": "Un peu au-dessus du tiers : 590 €.",
        "Annonce E": "Impossible sans voiture le soir.",
    }


def test_what_is_left_after_rent(quest: Quest[Step]) -> None:
    income, rent, allowance = numbers(artefact(code(quest, "j03-m2-s3")).text or "")

    assert income - (rent - allowance) == 1350
    assert accepted(code(quest, "j03-m2-s3")) == {"1350", "135000"}


def test_steps_to_a_key(quest: Quest[Step]) -> None:
    # Visit and guarantee before signing; state of things and insurance after; the allowance once inside.
    prudent = {order for order in every_order("abcdef") if comes_before(order, "ac", "bc", "cd", "ce", "df", "ef")}

    assert orders(quest, "j03-m2-s4") == prudent


def test_month_of_ilyes(quest: Quest[Step]) -> None:
    step = code(quest, "j03-m3-s2")
    (income, *spent) = [numbers(row[1])[0] for row in artefact(step).rows]

    assert (sum(spent), income - sum(spent)) == (1155, 95)
    assert 180 - 95 == 85
    assert accepted(step) == {"95", "9500"}
    assert numbers(step.hints[2]) == [1155, 1250, 1155]


def test_ideas_that_make_no_new_problem(quest: Quest[Step]) -> None:
    assert right_options(quest, "j03-m3-s3") == {"a", "c", "e"}


def test_counters_in_the_order_of_the_queue(quest: Quest[Step]) -> None:
    step = team_code(quest, "j03-m4-s2")
    words = " ".join(fragment.text for fragment in step.fragments if fragment.text.startswith("Liste"))
    counters = dict(re.findall(r"[Gg]uichet (\d), ([^(.]+?)(?= \(|\.)", words))
    number = {place: counter for counter, place in counters.items()}
    queue = [fragment.text for fragment in step.fragments if "personne" in fragment.text.split(":")[0]]
    found = [next(number[place] for need, place in NEEDS.items() if need in person) for person in queue]

    assert len(queue) == 5
    assert accepted(step) == {"".join(found)} == {"31524"}


def test_wrong_counter_is_not_the_end(quest: Quest[Step]) -> None:
    assert right_options(quest, "j03-m4-s3") == {"a", "b", "d"}
