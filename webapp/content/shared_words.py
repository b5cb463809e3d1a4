"""What all files beside the quests are held to: the shape, one id a thing, French typography."""

from pathlib import Path
from typing import TypeVar

from webapp.content.checks.identity import twins_among
from webapp.content.checks.language import unreadable
from webapp.content.checks.typography import faults_in
from webapp.content.faults import ContentFaults
from webapp.content.validation import Checker
from webapp.content.walk import each_text
from webapp.content.yaml_tree import YamlTree, read_yaml

T = TypeVar("T")


def load_file(checker: Checker[T], root: Path, name: str) -> T:
    """Load one file, or say everything that is wrong with its shape."""
    tree = read_yaml(root / name, name)
    read = checker.check(tree.data, tree) if tree.data is not None else None
    if read is None or tree.faults:
        raise ContentFaults(tree.faults)
    return read


def check_file(checker: Checker[T], root: Path, name: str) -> tuple[YamlTree, T | None]:
    """Read one file and blame its shape, its twins and its typography."""
    tree = read_yaml(root / name, name)
    read = checker.check(tree.data, tree) if tree.data is not None else None
    if read is not None:
        for loc, message in twins_among(read):
            tree.blame(loc, message)
        check_words(tree, read)
    return tree, read


def check_words(tree: YamlTree, read: object) -> None:
    """Blame texts that break French typography or cannot be read aloud."""
    for loc, text in each_text(read):
        for message in faults_in(text):
            tree.blame(loc, f"Typographie : {message}.")
        for found in unreadable(text):
            tree.blame(loc, f"« {found} » ne se lit pas à voix haute.")
