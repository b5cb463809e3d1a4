"""The studio of competences, and the sentences that it ends with."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from webapp.content.achievements import competence_ids
from webapp.content.places import GAME_CONTENT
from webapp.content.shared_words import check_file, load_file
from webapp.content.validation import Checker
from webapp.content.yaml_tree import YamlTree
from webapp.quest.employer_sentences import EmployerSentences, variables_in
from webapp.quest.skills_studio import SkillsStudio

STUDIO_FILE: Final = "skills_studio.yaml"
SENTENCES_FILE: Final = "employer_sentences.yaml"
CARDS: Final = 3

_STUDIO: Final = Checker(lambda: TypeAdapter(SkillsStudio))
_SENTENCES: Final = Checker(lambda: TypeAdapter(EmployerSentences))


@cache
def load_skills_studio(root: Path = GAME_CONTENT) -> SkillsStudio:
    """Load the studio once a process."""
    return load_file(_STUDIO, root, STUDIO_FILE)


@cache
def load_employer_sentences(root: Path = GAME_CONTENT) -> EmployerSentences:
    """Load the sentences once a process."""
    return load_file(_SENTENCES, root, SENTENCES_FILE)


def check_studio(root: Path) -> YamlTree:
    """Return everything that is wrong with the studio."""
    checked = check_file(_STUDIO, root, STUDIO_FILE)
    tree, read = checked
    if read is None:
        return tree
    known = competence_ids(root)
    _blame_unequal(tree, "cards", known, (each.competence for each in read.reveal.cards))
    _blame_unequal(tree, "hints", known, (each.competence for each in read.reveal.hints))
    for index, each in enumerate(read.reveal.cards):
        if len(each.cards) != CARDS:
            tree.blame(("reveal", "cards", index), "Il faut trois cartes par compétence.")
    for index, experience in enumerate(read.tell.experiences):
        for name in set(experience.competences) - known:
            tree.blame(("tell", "experiences", index), f"La compétence « {name} » n’existe pas dans competences.yaml.")
    return tree


def check_sentences(root: Path) -> YamlTree:
    """Return everything that is wrong with the sentences."""
    checked = check_file(_SENTENCES, root, SENTENCES_FILE)
    tree, read = checked
    if read is None:
        return tree
    for name in sorted(competence_ids(root) ^ {each.id for each in read.competences}):
        tree.blame(("competences",), f"« {name} » manque ici, ou n’existe pas dans competences.yaml.")
    for index, competence in enumerate(read.competences):
        if [level.level for level in competence.levels] != [1, 2, 3, 4]:
            tree.blame(("competences", index, "levels"), "Il faut les quatre paliers, dans l’ordre.")
        for place, level in enumerate(competence.levels):
            for name in {name for text in (*level.cv, level.spoken) for name in variables_in(text)}:
                if name not in read.variables:
                    tree.blame(("competences", index, "levels", place), f"La variable « {name} » n’existe pas.")
    return tree


def _blame_unequal(tree: YamlTree, part: str, known: set[str], found: Iterable[str]) -> None:
    for name in sorted(known ^ set(found)):
        tree.blame(("reveal", part), f"« {name} » manque ici, ou n’existe pas dans competences.yaml.")
