"""Time, shards and the order of things: days, durations, gauge, letters of the night."""

import re
from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_day, each_mission
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Day, Quest
from webapp.quest.step import Step


def days_follow_one_another(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Days are numbered from one, without a hole; a day without a number stands between two of them."""
    expected = 1
    for loc, day in each_day(quest):
        if day.number is not None and day.number != expected:
            yield (*loc, "number"), f"C’est le jour {expected} qui est attendu ici."
        expected += day.number is not None
    for index in (0, -1):
        if quest.days[index].number is None:
            yield ("days", index % len(quest.days)), "La quête commence et finit par un jour numéroté."


def sessions_add_up(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A session lasts as long as its missions and its recap."""
    for loc, day in each_day(quest):
        total = sum(mission.duration_min for mission in day.missions) + day.recap_min
        if total != day.session_min:
            yield (*loc, "session_min"), f"Missions et récap durent {total} minutes, pas {day.session_min}."


def shards_add_up(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """The missions bring what the economy announces."""
    economy = quest.economy
    for name, announced, days in (
        ("weekday_total", economy.weekday_total, [day for day in quest.days if day.number is not None]),
        ("weekend_total", economy.weekend_total, [day for day in quest.days if day.number is None]),
        ("total", economy.total, list(quest.days)),
    ):
        total = sum(mission.shards for day in days for mission in day.missions)
        if total != announced:
            yield ("economy", name), f"Les missions rapportent {total} éclats, pas {announced}."


def missions_pay_what_they_say(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A mission paid by step gives all its shards when all its steps are done, and can be finished."""
    for loc, _, mission in each_mission(quest):
        if mission.shards_per_step and mission.shards_per_step * len(mission.steps) != mission.shards:
            yield (*loc, "shards_per_step"), "Éclats par pas × nombre de pas doit faire « shards »."
        if mission.steps_needed is not None and not 0 < mission.steps_needed <= len(mission.steps):
            yield (*loc, "steps_needed"), f"Il y a {len(mission.steps)} pas dans cette mission."


def thresholds_open_something(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """What a threshold promises can be read when it opens."""
    for index, threshold in enumerate(quest.economy.thresholds):
        if not threshold.text:
            yield ("economy", "thresholds", index, "unlocks"), "Il manque ce qu’on lit à ce palier (« text »)."


def thresholds_rise(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Thresholds rise, and none is out of reach."""
    before = 0
    for index, threshold in enumerate(quest.economy.thresholds):
        loc: Loc = ("economy", "thresholds", index, "at")
        if threshold.at <= before:
            yield loc, "Les paliers doivent monter."
        if threshold.at > quest.economy.total:
            yield loc, "Ce palier dépasse le total des éclats."
        before = threshold.at


def nights_are_told(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Each hour of the night has one letter, and the recap of the day tells both."""
    hours = [day.night_letter.hour for day in quest.days]
    if sorted(hours) != sorted(quest.night_hours):
        yield ("night_hours",), "Les heures de la nuit et celles des lettres des jours ne sont pas les mêmes."
    places = {recap.day: (index, recap) for index, recap in enumerate(quest.recaps)}
    for _, day in each_day(quest):
        if day.id in places:
            index, recap = places[day.id]
            if not _tells_night(recap.letter or "", day):
                hour, letter = day.night_letter.hour, day.night_letter.letter
                yield ("recaps", index, "letter"), f"Le récap doit dire l’heure ({hour} h) et la lettre ({letter})."


def engraved_numbers_are_read(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A number engraved on a day's shards is read at the end of one of its missions."""
    for loc, day in each_day(quest):
        words = " ".join(mission.end_message for mission in day.missions)
        for number in day.engraved_numbers:
            if not re.search(rf"\b{number}\b", words):
                yield (*loc, "engraved_numbers"), f"Aucun message de fin ne donne le numéro {number}."


def absent_people_can_catch_up(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every mission of a weekday has a short version; that of a key mission is the whole of it."""
    for loc, day, mission in each_mission(quest):
        short = [step for step in mission.steps if step.in_short_version]
        if day.number is not None and not short:
            yield (*loc, "steps"), "Aucun pas de la version courte : une personne absente ne peut pas rattraper."
        if mission.is_key and len(short) < len(mission.steps):
            yield (*loc, "steps"), "Une mission clé se rattrape en entier : tous ses pas sont dans la version courte."


def _tells_night(words: str, day: Day[Step]) -> bool:
    hour = day.night_letter.hour
    says_hour = "minuit" in words if hour == 0 else re.search(rf"\b{hour}\b", words)
    return bool(says_hour) and bool(re.search(rf"\b{day.night_letter.letter}\b", words))


CHECKS: Final = (
    days_follow_one_another,
    sessions_add_up,
    shards_add_up,
    missions_pay_what_they_say,
    thresholds_open_something,
    thresholds_rise,
    nights_are_told,
    engraved_numbers_are_read,
    absent_people_can_catch_up,
)
