"""The escape of day 7: every code is told in a room, every order of acts leads to the end."""

import re

import pytest

from tests.content.puzzles import find
from webapp.content.checks.puzzles import normalised
from webapp.content.escape_graph import Escape, escapes_of
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.scene.spec import Action, Hotspot, Lock, SceneStep

WORDS = {"un": "1", "six": "6", "huit": "8", "trois": "3"}


@pytest.fixture(scope="module")
def escape(quest: Quest[Step]) -> Escape:
    (only,) = escapes_of(quest)
    return only


def hotspots(quest: Quest[Step]) -> dict[str, Hotspot]:
    rooms = [find(quest, f"j07-m2-s{number}", SceneStep).room for number in (2, 3, 4)]
    return {hotspot.id: hotspot for room in rooms for hotspot in room.hotspots}


def actions(quest: Quest[Step]) -> dict[str, Action]:
    return {action.id: action for hotspot in hotspots(quest).values() for action in hotspot.actions}


def lock(quest: Quest[Step], hotspot: str) -> Lock:
    found = hotspots(quest)[hotspot].lock
    assert found is not None
    return found


def test_no_order_of_acts_is_a_dead_end(escape: Escape) -> None:
    states = escape.states()

    assert len(states) > 1000
    assert any(escape.is_won(state) for state in states)
    assert escape.dead_ends() == []


def test_every_useful_act_is_done_in_some_order(escape: Escape) -> None:
    possible = {act for _, done in escape.states() for act in done}

    assert possible == {act.id for act in escape.acts if act.changes_something}


def test_walk_through(escape: Escape) -> None:
    walk = [
        *("prendre_rouleau", "mettre_rouleau", "prendre_eau", "arroser", "lock:a_porte"),
        *("mettre_jeton", "prendre_chiffon", "nettoyer", "ouvrir_lina", "ouvrir_mae", "ouvrir_yanis", "lock:b_pupitre"),
        *("lock:c_tiroir", "visser", "regarder_marques", "prendre_chaise", "poser_chaise", "lock:c_lueur"),
    ]
    acts = {act.id: act for act in escape.acts}
    done: frozenset[str] = frozenset()
    for name in walk:
        assert escape.holds(acts[name].needs, (acts[name].room, done)), name
        done |= {name}

    assert escape.is_won(("", done))
    assert escape.items(("", done)) == {"ticket", "carnet"}


def test_door_code_is_told_ticket_by_ticket(quest: Quest[Step]) -> None:
    digits = {}
    for ticket in (112, 58, 31, 7):
        said = actions(quest)[f"parler{ticket}"].text
        told = re.findall(r"(?:chiffre, c’est|pris le) (\d)", said)
        assert f"{ticket:04}" in hotspots(quest)[f"a_p{ticket}"].name
        digits[ticket] = told[0]

    assert lock(quest, "a_porte").answers == ("".join(digits[ticket] for ticket in sorted(digits)),) == ("3816",)


def test_levers_follow_the_stories(quest: Quest[Step]) -> None:
    places = {"Avant toute chose": 1, "Ensuite": 2, "en tout dernier": 3}
    order = {}
    for name in ("ouvrir_lina", "ouvrir_mae", "ouvrir_yanis"):
        text = actions(quest)[name].text
        (place,) = (rank for words, rank in places.items() if words in text)
        order[place] = next(o.id for o in lock(quest, "b_pupitre").options if o.text[:4] in text)

    assert lock(quest, "b_pupitre").answers == (">".join(order[rank] for rank in (1, 2, 3)),)


def test_drawer_is_on_the_poster(quest: Quest[Step]) -> None:
    poster = hotspots(quest)["c_affiche"].look

    assert "Jours – heure – chaises" in hotspots(quest)["c_tiroir"].look
    assert lock(quest, "c_tiroir").answers == ("".join(re.findall(r"\d", poster)),) == ("592",)


def test_question_is_in_the_notebook(quest: Quest[Step]) -> None:
    notebook = next(item for item in find(quest, "j07-m2-s4", SceneStep).items if item.id == "carnet")

    assert "comment tu vas VRAIMENT" in notebook.description
    assert [normalised(answer, "text") for answer in lock(quest, "c_lueur").answers] == ["vraiment"]


def test_last_hints_give_the_answers(quest: Quest[Step]) -> None:
    assert re.findall(r"\d(?=[,.])", lock(quest, "a_porte").hints[2].partition("chiffres")[2]) == list("3816")
    assert lock(quest, "b_pupitre").hints[2] == "ÉCOUTER, COMPTER, JUGER."
    assert "".join(re.findall(r"\d", lock(quest, "c_tiroir").hints[2])) == "592"
    assert "vraiment" in lock(quest, "c_lueur").hints[2]


def test_register_can_be_read_at_any_time_but_opens_nothing(escape: Escape) -> None:
    needed = {flag for act in escape.acts for need in act.needs for flag in need.flags}

    assert "registre_vu" not in needed
