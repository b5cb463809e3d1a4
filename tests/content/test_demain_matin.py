"""What is promised of the quest « Demain Matin », counted."""

import re
from collections import Counter

from tests.content.puzzles import find
from webapp.content.checks import check_quest
from webapp.content.checks.puzzles import is_puzzle
from webapp.content.places import DEFAULT_QUEST
from webapp.content.walk import each_mission, each_script, each_step
from webapp.quest.content import Quest
from webapp.quest.script import Say
from webapp.quest.step import Step
from webapp.steps.assessment.spec import AssessmentStep
from webapp.steps.hunt.spec import HuntStep
from webapp.steps.quiz.spec import QuizStep
from webapp.steps.service_card.spec import ServiceCardStep

COUNT_WORDS = {"Deux": 2, "Trois": 3}


def test_quest_has_no_fault() -> None:
    assert check_quest(DEFAULT_QUEST) == ()


def test_ten_days_and_a_week_end(quest: Quest[Step]) -> None:
    assert [day.number for day in quest.days] == [1, 2, 3, 4, 5, None, 6, 7, 8, 9, 10]
    assert [day.id for day in quest.days] == [
        *(f"j{n:02}" for n in range(1, 6)),
        "we",
        *(f"j{n:02}" for n in range(6, 11)),
    ]


def test_twenty_hours(quest: Quest[Step]) -> None:
    assert sum(day.session_min for day in quest.days) == 20 * 60
    assert all(100 <= day.session_min <= 120 for day in quest.days)


def test_a_thousand_shards(quest: Quest[Step]) -> None:
    economy = quest.economy

    assert (economy.weekday_total, economy.weekend_total, economy.total) == (900, 100, 1000)
    assert sum(mission.shards for mission in quest.missions()) == 1000
    assert len(economy.thresholds) == 9


def test_twenty_five_services_and_five_more(quest: Quest[Step]) -> None:
    core = {offer.id for offer in quest.services if offer.is_core}
    cards = [at.step for at in each_step(quest) if isinstance(at.step, ServiceCardStep)]

    assert len(core) == 25
    assert {card.service for card in cards if not card.is_bonus} == core
    assert len({card.service for card in cards if card.is_bonus}) == 5
    assert Counter(card.service for card in cards).most_common(1)[0][1] == 1


def test_offers_are_called_as_their_cards(quest: Quest[Step]) -> None:
    names = {offer.id: offer.name for offer in quest.services}
    cards = [at.step for at in each_step(quest) if isinstance(at.step, ServiceCardStep)]

    assert {card.service: card.name for card in cards} == names


def test_sixteen_kinds_are_played(quest: Quest[Step]) -> None:
    assert len({getattr(at.step, "kind", "") for at in each_step(quest)}) == 16


def test_twelve_competences_can_be_shown(quest: Quest[Step]) -> None:
    assert len(quest.competences) == 12
    assert {rule.competence for rule in quest.badge_rules} == {competence.id for competence in quest.competences}
    assert {behaviour.competence for behaviour in quest.evaluation.final} | {"apprendre"} == {
        competence.id for competence in quest.competences
    }


def test_end_of_trial_is_rated_with_the_grid_of_the_evaluation(quest: Quest[Step]) -> None:
    grid = find(quest, "j09-m4-s3", AssessmentStep)

    assert [(item.id, item.text) for item in grid.items] == [
        (behaviour.id, behaviour.text) for behaviour in quest.evaluation.final
    ]
    assert [level.id for level in grid.scale] == [level.id for level in quest.evaluation.scale]


def test_ten_places_with_ten_words(quest: Quest[Step]) -> None:
    (weekend,) = (at.mission for at in each_mission(quest) if at.mission.mode == "outdoor")
    places = [step for step in weekend.steps if isinstance(step, HuntStep)]

    assert len(places) == 10
    assert len({place.code_default for place in places}) == 10
    assert all(place.riddle and place.riddle_answer and place.service and len(place.hints) == 3 for place in places)
    assert all(
        {option.id for option in place.alternatives} == {"reduced-mobility", "rural", "indoors"} for place in places
    )
    assert {place.service for place in places} == set(weekend.activated_services)


def test_main_characters_all_speak(quest: Quest[Step]) -> None:
    spoken = Counter(line.speaker for script in each_script(quest) for line in script.lines if isinstance(line, Say))

    assert set(spoken) == {character.id for character in quest.characters}
    assert min(spoken.values()) >= 4


def test_last_hint_of_a_quiz_gives_the_answer(quest: Quest[Step]) -> None:
    """« a, c et e. » names the right options; « Trois phrases sont vraies » counts them."""
    for _, _, step in each_step(quest):
        if isinstance(step, QuizStep) and is_puzzle(step):
            right = {option.id for option in step.options if option.is_correct}
            named = re.fullmatch(r"(?:Réponse )?((?:[a-fA-F](?:, | et )?)+)\.", step.hints[2])
            if named:
                assert set(re.findall(r"[a-f]", re.sub(r"\bet\b", "", named[1].lower()))) == right, step.id
            counted = re.match(r"(Deux|Trois) (?:phrases|réponses) sont", step.hints[0])
            if counted:
                assert COUNT_WORDS[counted[1]] == len(right), step.id


def test_numbers_to_call_are_those_of_the_texts(quest: Quest[Step]) -> None:
    numbers = {line.number for line in quest.help_lines}

    assert {"15", "112", "114", "115", "119", "3114", "3919", "0 800 235 236"} <= numbers
    assert all(re.fullmatch(r"[0-9 ]+", number) for number in numbers)


def test_hints_name_an_answer_as_the_screen_does(quest: Quest[Step]) -> None:
    """Options carry no letter on a page: « a et c » says nothing to whoever plays."""
    lettered = re.compile(r"^([a-h]|Réponse [a-h])(,| et|\.)|[:,] [a-h](,| et|\.)")
    found = [(step.id, hint) for step in quest.steps() if isinstance(step, QuizStep) for hint in step.hints]

    assert [(step, hint) for step, hint in found if lettered.search(hint)] == []
