"""What quests share without being part of them: sheets of services, the application's own words, badges."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from webapp.content.achievements import ACHIEVEMENTS_FILE, GUIDE_FILE, check_achievements, check_guide
from webapp.content.faults import Fault
from webapp.content.places import GAME_CONTENT, shared_root
from webapp.content.shared_words import check_file, load_file
from webapp.content.studio import SENTENCES_FILE, STUDIO_FILE, check_sentences, check_studio
from webapp.content.validation import Checker
from webapp.content.workshops import WORKSHOPS_FILE, check_workshops
from webapp.content.yaml_tree import YamlTree, read_yaml
from webapp.quest.messages import Messages
from webapp.quest.rules import ServiceOffer, ServiceSheet

SHEETS_FILE: Final = "service_sheets.yaml"
MESSAGES_FILE: Final = "messages.yaml"
OFFERS_FILE: Final = "service_offers.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The file of the sheets."""

    __pydantic_config__ = {"extra": "forbid"}

    sheets: tuple[ServiceSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """The file of the offers, which name their sheets."""

    __pydantic_config__ = {"extra": "forbid"}

    services: tuple[ServiceOffer, ...]


_SHEETS: Final = Checker(lambda: TypeAdapter(Sheets))
_OFFERS: Final = Checker(lambda: TypeAdapter(Offers))
_MESSAGES: Final = Checker(lambda: TypeAdapter(Messages))


@cache
def load_service_sheets(root: Path = GAME_CONTENT) -> tuple[ServiceSheet, ...]:
    """Load the detailed sheets of services once a process."""
    return load_file(_SHEETS, root, SHEETS_FILE).sheets


@cache
def load_messages(root: Path = GAME_CONTENT) -> Messages:
    """Load the application's words once a process."""
    return load_file(_MESSAGES, root, MESSAGES_FILE)


def check_library(quest_folder: Path) -> tuple[Fault, ...]:
    """Return everything that is wrong with what stands beside the quests; a pack may have none of it."""
    root = shared_root(quest_folder)
    trees = [check(root) for name, check in _CHECKS.items() if (root / name).exists()]
    return tuple(sorted({fault for tree in trees for fault in tree.faults}))


def _check_sheets(root: Path) -> YamlTree:
    checked = check_file(_SHEETS, root, SHEETS_FILE)
    tree, read = checked
    if read is None:
        return tree
    for index, sheet in enumerate(read.sheets):
        if sheet.link is not None and not sheet.link.startswith("https://"):
            tree.blame(("sheets", index, "link"), "Une adresse commence par https://.")
    for name in _sheets_of_offers(root) - {sheet.id for sheet in read.sheets}:
        tree.blame(("sheets",), f"Une offre renvoie à la fiche « {name} », qui n’existe pas.")
    return tree


def _check_messages(root: Path) -> YamlTree:
    return check_file(_MESSAGES, root, MESSAGES_FILE)[0]


def _sheets_of_offers(root: Path) -> set[str]:
    tree = read_yaml(root / OFFERS_FILE, OFFERS_FILE)
    read = _OFFERS.check(tree.data, tree) if tree.data is not None else None
    return {name for offer in read.services for name in offer.sheets} if read else set()


_CHECKS: Final[Mapping[str, Callable[[Path], YamlTree]]] = {
    SHEETS_FILE: _check_sheets,
    MESSAGES_FILE: _check_messages,
    ACHIEVEMENTS_FILE: check_achievements,
    GUIDE_FILE: check_guide,
    STUDIO_FILE: check_studio,
    SENTENCES_FILE: check_sentences,
    WORKSHOPS_FILE: check_workshops,
}
