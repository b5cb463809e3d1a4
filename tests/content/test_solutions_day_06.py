"""Day 6, solved from what players read."""

import re
from itertools import permutations

from tests.content.puzzles import (
    accepted,
    comes_before,
    every_order,
    find,
    initials,
    orders,
    pairs,
    plain,
    right_options,
    team_code,
)
from webapp.content.checks.puzzles import normalised
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.match.spec import MatchStep
from webapp.steps.quiz.spec import QuizStep

PEOPLE = ("Inès", "Malo", "Awa", "Kenzo")
TRADES = ("Fibre optique", "Aide à la personne", "Menuiserie", "Cuisine")
PATHS = ("apprentissage", "formation de la région", "immersion d’abord", "École de la 2e chance")


def test_song_hides_a_sentence(quest: Quest[Step]) -> None:
    step = team_code(quest, "j06-m1-s2")
    kept = []
    for fragment in step.fragments:
        verse, instruction = re.findall(r"«\W(.*?)\W»(.*?garde[^(]*)", fragment.text)[0]
        words = [word.strip(",.") for word in verse.split()]
        kept += [words[int(place) - 1] for place in re.findall(r"(\d)e", instruction)]

    assert " ".join(kept) == "ne me croyez pas quand je dis que tout va bien"
    assert accepted(step) == {normalised("".join(kept), "text"), initials(kept)}


def test_song_of_the_week_end_is_the_same(quest: Quest[Step]) -> None:
    fragments = team_code(quest, "j06-m1-s2").fragments

    assert [re.findall(r"«\W(.*?)\W»", fragment.text)[0] for fragment in fragments] == list(quest.song)


def test_abri_always_says_that_all_is_well(quest: Quest[Step]) -> None:
    right = [plain(option.text) for option in find(quest, "j06-m1-s3", QuizStep).options if option.is_correct]

    assert right == ["ABRI (« Tout va bien. Je m’en occupe. »)"]


def test_trades_behind_a_concert(quest: Quest[Step]) -> None:
    assert {left: right.split()[0] for left, right in pairs(quest, "j06-m2-s3").items()} == {
        "Costume": "Recoud",
        "Cuisine": "Nourrit",
        "Logistique": "Fait",
        "Médiation": "Invite",
        "Régie son": "Règle",
        "Électricité": "Alimente",
    }


def test_steps_of_an_immersion(quest: Quest[Step]) -> None:
    # One tells and finds in any order, signs, then does, then takes stock.
    possible = {order for order in every_order("abcde") if comes_before(order, "ac", "bc", "cd", "de")}

    assert orders(quest, "j06-m3-s2") == possible


def test_true_sentences_about_immersion(quest: Quest[Step]) -> None:
    assert right_options(quest, "j06-m3-s3") == {"a", "c", "e"}


def test_instruction_or_initiative(quest: Quest[Step]) -> None:
    found = pairs(quest, "j06-m3-s4")
    asked = {left for left, right in found.items() if right == "Je ne touche pas, je demande"}

    assert len(asked) == 2
    assert all("machine" in left or "client" in left for left in asked)
    assert sum(right == "Je fais, et je préviens" for right in found.values()) == 2
    assert any("2 cm" in left for left in found)


def test_four_paths_have_one_solution(quest: Quest[Step]) -> None:
    found = []
    for trades in permutations(TRADES):
        trade = dict(zip(PEOPLE, trades, strict=True))
        for paths in permutations(PATHS):
            path = dict(zip(PEOPLE, paths, strict=True))
            by_trade = {trade[person]: path[person] for person in PEOPLE}
            if (
                by_trade["Menuiserie"] == "apprentissage"
                and by_trade["Cuisine"] == "École de la 2e chance"
                and path["Malo"] == "immersion d’abord"
                and trade["Inès"] == "Fibre optique"
                and trade["Awa"] != "Cuisine"
            ):
                found.append({person: f"{trade[person]} — {path[person]}" for person in PEOPLE})

    assert found == [pairs(quest, "j06-m4-s2")]


def test_distractors_of_the_four_paths_belong_to_nobody(quest: Quest[Step]) -> None:
    step = find(quest, "j06-m4-s2", MatchStep)

    assert len({right.id for right in step.rights} - {pair.right for pair in step.pairs}) == 4


def test_true_sentences_about_apprenticeship(quest: Quest[Step]) -> None:
    assert right_options(quest, "j06-m4-s3") == {"a", "c", "e"}
