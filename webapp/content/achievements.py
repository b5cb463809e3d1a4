"""The badges to be earned, and the guide of the competences that they confirm."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from webapp.content.places import GAME_CONTENT
from webapp.content.shared_words import check_file, load_file
from webapp.content.validation import Checker
from webapp.content.yaml_tree import Loc, YamlTree, read_yaml
from webapp.quest.achievements import PEOPLE, Achievement, Achievements
from webapp.quest.competence_guide import CompetenceGuide, GuidedCompetence

ACHIEVEMENTS_FILE: Final = "achievements.yaml"
GUIDE_FILE: Final = "competence_guide.yaml"

_ESCO: Final = "http://data.europa.eu/esco/"  # http: that is how the addresses of ESCO are written
_SHAPES: Final = {
    ("discovery", 0): "diamond",
    ("quest", 0): "star",
    ("participation", 0): "disc",
    ("engagement", 0): "shield",
    ("competence", 1): "hexagon",
    ("competence", 2): "double-hexagon",
}
_ACHIEVEMENTS: Final = Checker(lambda: TypeAdapter(Achievements))
_GUIDE: Final = Checker(lambda: TypeAdapter(CompetenceGuide))


@cache
def load_achievements(root: Path = GAME_CONTENT) -> Achievements:
    """Load the badges to be earned once a process."""
    return load_file(_ACHIEVEMENTS, root, ACHIEVEMENTS_FILE)


@cache
def load_competence_guide(root: Path = GAME_CONTENT) -> CompetenceGuide:
    """Load the guide of the competences once a process."""
    return load_file(_GUIDE, root, GUIDE_FILE)


def check_achievements(root: Path) -> YamlTree:
    """Return everything that is wrong with the badges."""
    checked = check_file(_ACHIEVEMENTS, root, ACHIEVEMENTS_FILE)
    tree, read = checked
    known = competence_ids(root)
    for index, achievement in enumerate(read.achievements if read else ()):
        for part, message in (*_unknown(achievement, known), *_unconfirmed(achievement), *_badly_drawn(achievement)):
            tree.blame(("achievements", index, part), message)
    return tree


def check_guide(root: Path) -> YamlTree:
    """Return everything that is wrong with the guide of the competences."""
    checked = check_file(_GUIDE, root, GUIDE_FILE)
    tree, read = checked
    if read is None:
        return tree
    for name in sorted(competence_ids(root) ^ {competence.id for competence in read.competences}):
        tree.blame(("competences",), f"« {name} » est d’un seul des deux fichiers : le guide ou competences.yaml.")
    for index, competence in enumerate(read.competences):
        for loc, message in _incomplete(competence):
            tree.blame(("competences", index, *loc), message)
    return tree


def competence_ids(root: Path) -> set[str]:
    """Return the ids of competences.yaml, as far as they can be read."""
    data = read_yaml(root / "competences.yaml", "competences.yaml").data
    listed = data.get("competences") if isinstance(data, dict) else None
    return {entry["id"] for entry in listed or () if isinstance(entry, dict) and "id" in entry}


def _unknown(achievement: Achievement, known: set[str]) -> Iterator[tuple[str, str]]:
    for name in achievement.competences:
        if name not in known:
            yield "competences", f"La compétence « {name} » n’existe pas dans competences.yaml."


def _unconfirmed(achievement: Achievement) -> Iterator[tuple[str, str]]:
    if all(PEOPLE.isdisjoint(rule.by) for rule in achievement.evidence):
        yield "evidence", "Personne ne confirme : il faut au moins un conseiller ou un témoin (by)."


def _badly_drawn(achievement: Achievement) -> Iterator[tuple[str, str]]:
    expected = _SHAPES.get((achievement.kind, achievement.level))
    if expected is None:
        yield "level", "Seul un badge de compétence a un niveau : 1 ou 2."
    elif achievement.picture.shape != expected:
        yield "picture", f"La forme de ce genre de badge est « {expected} »."
    if achievement.level and not achievement.picture.alt.endswith(f"niveau {achievement.level}"):
        yield "picture", f"Le texte de remplacement (alt) finit par « niveau {achievement.level} »."


def _incomplete(competence: GuidedCompetence) -> Iterator[tuple[Loc, str]]:
    if [level.level for level in competence.levels] != [1, 2, 3, 4]:
        yield ("levels",), "Il faut les quatre paliers, dans l’ordre."
    for index, entry in enumerate(competence.alignments):
        if entry.url is not None and not entry.url.startswith(_ESCO):
            yield ("alignments", index), f"L’adresse commence par {_ESCO}, ou ne s’écrit pas."
