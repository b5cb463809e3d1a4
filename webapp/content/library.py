"""What quests share without being part of them: the detailed sheets of services and the application's own words."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from webapp.content.checks.identity import twins_among
from webapp.content.checks.language import unreadable
from webapp.content.checks.typography import faults_in
from webapp.content.faults import ContentFaults, Fault
from webapp.content.places import GAME_CONTENT, shared_root
from webapp.content.validation import Checker
from webapp.content.walk import each_text
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


_SHEETS: Final = Checker(TypeAdapter(Sheets))
_OFFERS: Final = Checker(TypeAdapter(Offers))
_MESSAGES: Final = Checker(TypeAdapter(Messages))


@cache
def load_service_sheets(root: Path = GAME_CONTENT) -> tuple[ServiceSheet, ...]:
    """Load the detailed sheets of services once a process."""
    tree = read_yaml(root / SHEETS_FILE, SHEETS_FILE)
    read = _SHEETS.check(tree.data, tree) if tree.data is not None else None
    if read is None or tree.faults:
        raise ContentFaults(tree.faults)
    return read.sheets


@cache
def load_messages(root: Path = GAME_CONTENT) -> Messages:
    """Load the application's words once a process."""
    tree = read_yaml(root / MESSAGES_FILE, MESSAGES_FILE)
    read = _MESSAGES.check(tree.data, tree) if tree.data is not None else None
    if read is None or tree.faults:
        raise ContentFaults(tree.faults)
    return read


def check_library(quest_folder: Path) -> tuple[Fault, ...]:
    """Return everything that is wrong with what stands beside the quests; a pack may have none of it."""
    root = shared_root(quest_folder)
    trees = [_check_sheets(root)] if (root / SHEETS_FILE).exists() else []
    trees += [_check_messages(root)] if (root / MESSAGES_FILE).exists() else []
    return tuple(sorted({fault for tree in trees for fault in tree.faults}))


def _check_sheets(root: Path) -> YamlTree:
    tree = read_yaml(root / SHEETS_FILE, SHEETS_FILE)
    read = _SHEETS.check(tree.data, tree) if tree.data is not None else None
    if read is None:
        return tree
    for loc, message in twins_among(read):
        tree.blame(loc, message)
    _check_words(tree, read)
    for index, sheet in enumerate(read.sheets):
        if sheet.link is not None and not sheet.link.startswith("https://"):
            tree.blame(("sheets", index, "link"), "Une adresse commence par https://.")
    for name in _sheets_of_offers(root) - {sheet.id for sheet in read.sheets}:
        tree.blame(("sheets",), f"Une offre renvoie à la fiche « {name} », qui n’existe pas.")
    return tree


def _check_messages(root: Path) -> YamlTree:
    tree = read_yaml(root / MESSAGES_FILE, MESSAGES_FILE)
    read = _MESSAGES.check(tree.data, tree) if tree.data is not None else None
    if read is not None:
        for loc, message in twins_among(read):
            tree.blame(loc, message)
        _check_words(tree, read)
    return tree


def _check_words(tree: YamlTree, read: object) -> None:
    for loc, text in each_text(read):
        for message in faults_in(text):
            tree.blame(loc, f"Typographie : {message}.")
        for found in unreadable(text):
            tree.blame(loc, f"« {found} » ne se lit pas à voix haute.")


def _sheets_of_offers(root: Path) -> set[str]:
    tree = read_yaml(root / OFFERS_FILE, OFFERS_FILE)
    read = _OFFERS.check(tree.data, tree) if tree.data is not None else None
    return {name for offer in read.services for name in offer.sheets} if read else set()
