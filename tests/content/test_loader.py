"""Loading: every fault of form is told at once, at its file and line."""

from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest

from tests.content.copies import QuestCopy
from tests.content.puzzles import plain
from webapp.content import ContentFaults, load_quest
from webapp.content.loader import read_quest
from webapp.content.schema import step_specs
from webapp.content.upgrades import CURRENT_FORMAT, upgraded
from webapp.quest.content import Quest
from webapp.quest.messages import Messages
from webapp.quest.rules import ServiceSheet
from webapp.quest.step import Step

MODES = "« crowd » n’est pas permis ici. Attendu : solo, team, group, outdoor ou workshop."
LINE = 'Une réplique s’écrit « personnage: "texte" », ou choice, label, goto, pause.'


def faults_of(copy: QuestCopy) -> set[tuple[str, int, str]]:
    _, sources = read_quest(copy.folder)
    return {(fault.file, fault.line, plain(fault.message)) for fault in sources.faults()}


def test_quest_loads_once_a_process() -> None:
    assert load_quest() is load_quest()


def test_quest_is_made_of_tuples(quest: Quest[Step]) -> None:
    assert isinstance(quest.days, tuple)
    assert isinstance(quest.days[0].missions[0].steps, tuple)


PLANTED = (
    # file, after, old, new, lines further down, message
    ("day 1", "- id: j01-m1\n", "title:", "titel:", 0, "« titel » n’est pas un mot du format."),
    ("day 1", "- id: j01-m2\n", "mode: team", "mode: crowd", 0, MODES),
    ("day 2", "j02-m1-s2", "kind: code", "kind: coed", 0, "« coed » n’est pas un genre connu (peut-être « code » ?)."),
    ("day 3", "- id: j03-m1\n", "duration_min: 25", 'duration_min: "25"', 0, "Attendu : un nombre entier."),
    ("day 4", "j04-m1-s1", '- sacha: "Et', '- [sacha]\n          - sacha: "Et', 0, LINE),
    ("day 4", "j04-m3-s1", "goto: chaise", "got: chaise", 0, "« got » n’est pas un mot du format."),
    ("day 5", "j05-m1-s5", "is_opinion: true", "is_opinion: 1", 0, "Attendu : true ou false."),
    ("day 6", "j06-m1-s5", "summary: ", "summaries: ", 0, "« summaries » n’est pas un mot du format."),
    ("recaps.yaml", "day: j04", "hook:", "hooks:", 0, "« hooks » n’est pas un mot du format."),
    ("characters.yaml", "irene", "age: 61", "age: old", 0, "Attendu : un nombre entier."),
    ("escape.yaml", "a_porte", "digits: 4", "digits: four", 0, "Attendu : un nombre entier."),
    (
        "documents/contract.yaml",
        "articles",
        "number: 3",
        "number: 3\n    number: 3",
        1,
        "« number » est écrit deux fois.",
    ),
    ("service_offers.yaml", "pacea", "is_core: true", "is_core: oui", 0, "Attendu : true ou false."),
)


def test_faults_of_form_are_all_told_at_once(quest_copy: QuestCopy) -> None:
    expected = set()
    for file, after, old, new, further, message in PLANTED:
        line = quest_copy.plant(file, old, new, after=after)
        expected.add((quest_copy.name(file), line + further, message))

    missing = {fault for fault in faults_of(quest_copy) if fault[2].startswith("Il manque")}
    assert faults_of(quest_copy) - missing == expected
    assert {message for _, _, message in missing} == {
        "Il manque « title ».",
        "Il manque « goto ».",
        "Il manque « summary ».",
        "Il manque « hook ».",
    }


def test_unknown_file_reference_is_told(quest_copy: QuestCopy) -> None:
    room = quest_copy.plant("day 7", "room: salle-tri", "room: salle-vide", after="j07-m2-s3")
    escape = quest_copy.plant("day 7", "escape: escape-memoire", "escape: ailleurs", after="j07-m2-s4")
    name = quest_copy.name("day 7")

    assert faults_of(quest_copy) == {
        (name, room, "Aucune pièce ne s’appelle « salle-vide »."),
        (name, escape, "Aucune évasion ne s’appelle « ailleurs »."),
    }


def test_missing_file_is_told(quest_copy: QuestCopy) -> None:
    (quest_copy.folder / "documents" / "contract.yaml").unlink()

    assert (
        "quests/demain_matin/documents/contract.yaml",
        1,
        "Ce fichier manque ou ne se lit pas.",
    ) in faults_of(quest_copy)


def test_key_in_the_wrong_file_is_told(quest_copy: QuestCopy) -> None:
    quest_copy.write("notifications.yaml", "notifications: []\nrecaps: []\n")

    assert (
        "quests/demain_matin/notifications.yaml",
        2,
        "« recaps » n’a pas sa place ici. Attendu : notifications.",
    ) in faults_of(quest_copy)


def test_faults_are_raised_together(quest_copy: QuestCopy) -> None:
    quest_copy.plant("quest.yaml", "team_min: 6", "team_min: six")
    quest_copy.plant("day 1", "shards: 30", "shards: many", after="j01-m1\n")

    with pytest.raises(ContentFaults) as caught:
        load_quest(quest_copy.folder)

    assert len(caught.value.faults) == 2
    assert "quests/demain_matin/quest.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", f"Il manque « format: {CURRENT_FORMAT} » : dans quel format ce contenu est-il écrit ?"),
        ("format: 99\n", "Format 99 : ce contenu est plus récent que ce logiciel (format 1)."),
        ("format: 0\n", "Le format 0 n’est plus lu."),
    ],
)
def test_format_must_be_known(quest_copy: QuestCopy, written: str, message: str) -> None:
    quest_copy.plant("quest.yaml", "format: 1\n", written)

    assert message in {fault[2] for fault in faults_of(quest_copy)}


def test_upgrades_follow_one_another(quest_copy: QuestCopy) -> None:
    quest_copy.plant("quest.yaml", "format: 1", "format: 1\nname: Ancien")
    _, sources = read_quest(quest_copy.folder)
    sources.data |= {"format": 1}

    upgraded(
        sources,
        {1: lambda data: data.update(nom=data.pop("name")), 2: lambda data: data.update(titre=data.pop("nom"))},
        current=3,
    )

    assert sources.data["titre"] == "Ancien"


def classes_in(item: Any, seen: set[type]) -> set[type]:
    """Return the dataclasses that a type is made of."""
    if isinstance(item, type) and is_dataclass(item) and item not in seen:
        seen.add(item)
        for spec in fields(item):
            classes_in(spec.type, seen)
    for argument in get_args(item):
        classes_in(argument, seen)
    return seen


def test_every_class_refuses_unknown_keys() -> None:
    seen: set[type] = set()
    for start in (Quest, Messages, ServiceSheet, *step_specs()):
        classes_in(start, seen)

    assert len(seen) > 60
    assert [item.__name__ for item in seen if getattr(item, "__pydantic_config__", None) != {"extra": "forbid"}] == []
