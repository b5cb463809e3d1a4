"""Ids, days, durations and shards."""

from tests.content.copies import QuestCopy
from tests.content.planted import Planted, Told, plant_all, said_of

BAD_ID = "L’identifiant « {} » : seulement a-z, 0-9, « - » et « _ »."


IDENTITY = (
    Planted("day 1", "", "- id: j01-m1-s2", "- id: j01-m1-s1", ((0, "« j01-m1-s1 » est déjà pris."),)),
    Planted("day 1", "", "id: origine", "id: Origine", ((0, BAD_ID.format("Origine")),)),
    Planted("day 3", "j03-m3-s3", "- id: b", "- id: a", ((0, "« a » est déjà pris."),)),
    Planted("day 4", "j04-m3-s1", "id: c1", "id: C1", ((0, BAD_ID.format("C1")),)),
    Planted("day 5", "j05-m2-s1", "id: maint", "id: merci", ((0, "« merci » est déjà pris."),)),
    Planted(
        "day 6",
        "",
        "- id: j06-m4-s3",
        "- id: j06-m3-s9",
        ((0, "« j06-m3-s9 » doit commencer par « j06-m4- »."),),
    ),
    Planted("escape.yaml", "a_plante", "id: arroser", "id: prendre_eau", ((0, "« prendre_eau » est déjà pris."),)),
)


def test_identity(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, IDENTITY)

    assert said_of(quest_copy) == expected


SCHEDULE_SHORT = "Une mission clé se rattrape en entier : tous ses pas sont dans la version courte."
SCHEDULE_ABSENT = "Aucun pas de la version courte : une personne absente ne peut pas rattraper."
SCHEDULE_MARK = "        in_short_version: true\n"
SCHEDULE = (
    Planted("day 2", "id: j02", "number: 2", "number: 3", ((0, "C’est le jour 2 qui est attendu ici."),)),
    Planted(
        "day 3",
        "",
        "session_min: 105",
        "session_min: 100",
        ((0, "Missions et récap durent 105 minutes, pas 100."),),
    ),
    Planted("day 3", "- id: j03-m1\n", "shards: 20", "shards: 25", ()),
    Planted("week-end", "", "steps_needed: 5", "steps_needed: 11", ((0, "Il y a 10 pas dans cette mission."),)),
    Planted(
        "week-end",
        "",
        "shards_per_step: 10",
        "shards_per_step: 9",
        ((0, "Éclats par pas × nombre de pas doit faire « shards »."),),
    ),
    Planted("quest.yaml", "", "at: 170", "at: 70", ((0, "Les paliers doivent monter."),)),
    Planted("quest.yaml", "", "at: 1000", "at: 1001", ((0, "Ce palier dépasse le total des éclats."),)),
    Planted(
        "recaps.yaml",
        "day: j04",
        "5 heures",
        "4 heures",
        ((0, "Le récap doit dire l’heure (6 h) et la lettre (D)."),),
    ),
    Planted("day 4", "night_letter", "hour: 5", "hour: 6", ()),
    Planted("day 5", "", "[18, 5]", "[18, 77]", ((0, "Aucun message de fin ne donne le numéro 77."),)),
    Planted("day 7", "- id: j07-m1-s1", SCHEDULE_MARK, "", ((-4, SCHEDULE_ABSENT),)),
    Planted("day 8", "- id: j08-m3-s1", SCHEDULE_MARK, "", ((-4, SCHEDULE_SHORT),)),
)
SCHEDULE_ELSEWHERE = (
    Told("quest.yaml", "", "total: 1000", "Les missions rapportent 1005 éclats, pas 1000."),
    Told("quest.yaml", "", "weekday_total: 900", "Les missions rapportent 905 éclats, pas 900."),
    Told(
        "quest.yaml",
        "",
        "night_hours:",
        "Les heures de la nuit et celles des lettres des jours ne sont pas les mêmes.",
    ),
)


def test_schedule(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, SCHEDULE, SCHEDULE_ELSEWHERE)

    assert said_of(quest_copy) == expected


NO_FIRST_DAY = (
    Planted("day 1", "", "number: 1", "number: null", ((-1, "La quête commence et finit par un jour numéroté."),)),
)
NO_FIRST_DAY_ELSEWHERE = (
    *(
        Told(f"day {day}", "", f"number: {day}", f"C’est le jour {day - 1} qui est attendu ici.")
        for day in range(2, 11)
    ),
    Told("quest.yaml", "", "weekday_total: 900", "Les missions rapportent 810 éclats, pas 900."),
    Told("quest.yaml", "", "weekend_total: 100", "Les missions rapportent 190 éclats, pas 100."),
)


def test_quest_begins_and_ends_with_a_numbered_day(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, NO_FIRST_DAY, NO_FIRST_DAY_ELSEWHERE)

    assert said_of(quest_copy) == expected
