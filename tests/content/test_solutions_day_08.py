"""Day 8, solved from what players read."""

from collections.abc import Iterator
from itertools import product

from tests.content.puzzles import (
    comes_before,
    every_order,
    expected_fields,
    find,
    minutes,
    orders,
    pairs,
    right_options,
)
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.order.spec import OrderStep

DAYS = ("lun", "mar", "mer", "jeu", "ven")
HALF_DAYS = tuple(f"{day}_{half}" for day in DAYS for half in "ma")
CALL = 10  # minutes


def plans() -> Iterator[dict[str, str]]:
    """Every week that keeps Tess's seven constraints."""
    fixed = {"lun_m": "CV", "lun_a": "Offres", "jeu_m": "Logement", "mer_m": "Libre", "mer_a": "Libre"}
    for day, sport, meeting in product(("mar", "mer", "jeu"), ("mar_a", "jeu_a"), HALF_DAYS):
        wanted = [(f"{day}_m", "Immersion"), (f"{day}_a", "Immersion"), (sport, "Sport"), (meeting, "Rendez-vous")]
        places = [place for place, _ in wanted]
        is_possible = len(set(places)) == len(places) and not set(places) & set(fixed)
        if is_possible and meeting.endswith("a") and HALF_DAYS.index(meeting) > HALF_DAYS.index(f"{day}_a"):
            yield dict.fromkeys(HALF_DAYS, "Libre") | fixed | dict(wanted)


def test_week_of_tess_has_one_solution(quest: Quest[Step]) -> None:
    assert list(plans()) == [expected_fields(quest, "j08-m2-s2")]


def test_week_of_tess_lasts_sixteen_hours(quest: Quest[Step]) -> None:
    hours = {"CV": 3, "Offres": 2, "Immersion": 7, "Logement": 1, "Sport": 2, "Rendez-vous": 1}

    assert sum(hours.values()) == 16
    assert set(expected_fields(quest, "j08-m2-s2").values()) == {*hours, "Libre"}


def test_what_is_wrong_with_a_request(quest: Quest[Step]) -> None:
    found = {right.split(":")[0].strip(): left for left, right in pairs(quest, "j08-m1-s2").items()}

    assert "Pardon" in found["Trop d’excuses"]
    assert "J’ai un problème" in found["Trop flou"]
    assert "Faites" in found["C’est un ordre"]
    assert "Ne rien dire" in found["C’est de la télépathie"]
    assert "page 3" in found["Clair, précis, possible"]


def test_request_in_five_pieces(quest: Quest[Step]) -> None:
    # One greets first and thanks last; what happens comes before what one needs.
    polite = {order for order in every_order("abcde") if order[0] == "a" and order[-1] == "e"}

    assert orders(quest, "j08-m1-s3") == {order for order in polite if comes_before(order, "bc", "bd")}


def test_true_sentences_about_the_contract(quest: Quest[Step]) -> None:
    assert right_options(quest, "j08-m2-s3") == {"a", "c", "e"}


def answers_all(order: str) -> bool:
    """Say whether everybody answers when one begins at four o'clock; the 115 is called before the evening."""
    closing = {"a": minutes("16 h 15"), "b": minutes("16 h 30"), "c": minutes("17 h 00"), "e": minutes("18 h 00")}
    now = minutes("16 h 00")
    for person in order:
        now = max(now, minutes("18 h 00")) if person == "d" else now
        if now + CALL > closing.get(person, minutes("23 h 59")):
            return False
        now += CALL
    return True


def test_five_calls(quest: Quest[Step]) -> None:
    assert orders(quest, "j08-m4-s2") == {order for order in every_order("abcde") if answers_all(order)}
    assert [item.text.split()[0] for item in find(quest, "j08-m4-s2", OrderStep).items][-1] == "Lucien,"


def test_everybody_does_a_part(quest: Quest[Step]) -> None:
    assert {left: right.split()[0] for left, right in pairs(quest, "j08-m4-s3").items()} == {
        "Anatole": "Prendre",
        "Ilyes": "Transporter",
        "Irène": "Aménager",
        "Sacha": "Faire",
        "Wassim": "Préparer",
    }
