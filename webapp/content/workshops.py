"""The workshops that can be hosted: loaded once a process, checked with the rest of the content."""

from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from webapp.content.achievements import competence_ids
from webapp.content.places import GAME_CONTENT
from webapp.content.shared_words import check_file, load_file
from webapp.content.validation import Checker
from webapp.content.yaml_tree import YamlTree, read_yaml
from webapp.quest.workshops import WorkshopKit

WORKSHOPS_FILE: Final = "workshops.yaml"

_KIT: Final = Checker(lambda: TypeAdapter(WorkshopKit))


@cache
def load_workshops(root: Path = GAME_CONTENT) -> WorkshopKit:
    """Load the workshops once a process."""
    return load_file(_KIT, root, WORKSHOPS_FILE)


def check_workshops(root: Path) -> YamlTree:
    """Return everything that is wrong with the workshops."""
    checked = check_file(_KIT, root, WORKSHOPS_FILE)
    tree, read = checked
    if read is None:
        return tree
    competences, services = competence_ids(root), _services(root)
    for index, each in enumerate(read.workshops):
        if sum(phase.minutes for phase in each.phases) != each.minutes:
            tree.blame(("workshops", index, "minutes"), "La somme des temps des étapes n’est pas la durée.")
        for name in sorted(set(each.competences) - competences):
            tree.blame(("workshops", index), f"La compétence « {name} » n’existe pas dans competences.yaml.")
        for name in sorted(set(each.services) - services):
            tree.blame(("workshops", index), f"Le service « {name} » n’existe pas dans service_offers.yaml.")
    return tree


def _services(root: Path) -> set[str]:
    data = read_yaml(root / "service_offers.yaml", "service_offers.yaml").data
    return {each["id"] for each in data["services"]} if isinstance(data, dict) else set()
