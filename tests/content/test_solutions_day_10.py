"""Day 10, solved from what players read."""

import re

from tests.content.puzzles import accepted, find, numbers, right_options, team_code
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.quiz.spec import QuizStep


def test_three_lines_of_abris_contract_are_wrong(quest: Quest[Step]) -> None:
    step = find(quest, "j10-m2-s2", QuizStep)
    contract = {line[0]: line for line in (step.context or "").splitlines()}

    assert 7 * 24 == numbers(contract["3"])[1] == 168
    assert "inutile" in contract["6"]
    assert "sans le dire" in contract["7"]
    assert right_options(quest, "j10-m2-s2") == {"l3", "l6", "l7"}
    assert numbers(step.hints[2]) == [3, 6, 7]


def letters_by_hour(quest: Quest[Step]) -> dict[int, str]:
    found = {}
    for fragment in team_code(quest, "j10-m3-s2").fragments:
        hour = 0 if "minuit" in fragment.text else int(re.findall(r"(\d+)\Wh\b", fragment.text)[0])
        found[hour] = fragment.text[-1]
    return found


def test_night_in_order_says_two_words(quest: Quest[Step]) -> None:
    letters = letters_by_hour(quest)
    from_evening_to_dawn = sorted(letters, key=lambda hour: (hour - 12) % 24)

    assert "".join(letters[hour] for hour in from_evening_to_dawn) == "BESOINDAIDE"
    assert accepted(team_code(quest, "j10-m3-s2")) == {"besoindaide"}
    assert tuple(from_evening_to_dawn) == quest.night_hours


def test_night_letters_are_those_of_the_days(quest: Quest[Step]) -> None:
    assert letters_by_hour(quest) == {day.night_letter.hour: day.night_letter.letter for day in quest.days}


def test_last_hint_of_the_night_spells_it(quest: Quest[Step]) -> None:
    hint = team_code(quest, "j10-m3-s2").hints[2]

    assert "".join(re.findall(r"\d+\Wh ([A-Z])", hint)) == "BESOINDAIDE"
