"""Dialogues: everybody is known, every line can be heard, every path comes to an end."""

from collections.abc import Iterator, Mapping
from typing import Final

from webapp.content.walk import ScriptAt, each_script
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.script import Choice, Goto, Label, Line, Say
from webapp.quest.step import Step

MAX_LINE: Final = 240


def speakers_are_known(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Whoever speaks is one of the characters."""
    known = {character.id for character in quest.characters}
    for script in each_script(quest):
        for index, line in enumerate(script.lines):
            if isinstance(line, Say) and line.speaker not in known:
                yield (*script.loc, index), f"« {line.speaker} » n’est pas un personnage."


def lines_can_be_breathed(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A line is one breath: 240 signs at most."""
    for script in each_script(quest):
        for index, line in enumerate(script.lines):
            if isinstance(line, Say) and len(line.text) > MAX_LINE:
                yield (*script.loc, index), f"Réplique de {len(line.text)} signes (au plus {MAX_LINE})."


def jumps_arrive(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every jump has one place to arrive, and every place is used."""
    for script in each_script(quest):
        labels = [line.name for line in script.lines if isinstance(line, Label)]
        jumps = [((*script.loc, index, *at), to) for index, line in enumerate(script.lines) for at, to in _jumps(line)]
        for loc, target in jumps:
            if target not in labels:
                yield loc, f"Saut vers « {target} », qui n’existe pas."
        for index, line in enumerate(script.lines):
            if isinstance(line, Label) and labels.count(line.name) > 1:
                yield (*script.loc, index), f"Le repère « {line.name} » est écrit plusieurs fois."
            if isinstance(line, Label) and line.name not in {target for _, target in jumps}:
                yield (*script.loc, index), f"Personne ne saute vers « {line.name} »."


def choices_are_choices(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A choice has two options at least."""
    for script in each_script(quest):
        for index, line in enumerate(script.lines):
            if isinstance(line, Choice) and len(line.options) < 2:
                yield (*script.loc, index), "Un choix a au moins deux réponses."


def lines_are_heard_and_paths_end(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every line can be reached, and from every line the end can be."""
    for script in each_script(quest):
        after = _successors(script.lines)
        heard = _closure({0} if script.lines else set(), after)
        ending = _closure({len(script.lines)}, _reversed(after))
        for index, line in enumerate(script.lines):
            if index not in heard and not isinstance(line, Goto):
                yield (*script.loc, index), "Cette ligne ne peut jamais être atteinte."
            elif index in heard and index not in ending:
                yield (*script.loc, index), "D’ici, le dialogue tourne en rond et ne finit jamais."


def conditions_have_a_default(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """When no condition holds, one does not fall into a branch that was written for one of them."""
    for script in each_script(quest):
        for index, label, branches in _ends_of_condition_runs(script):
            if label in branches:
                yield (*script.loc, index), f"Sans valeur connue, on tombe dans la branche « {label} »."


def _ends_of_condition_runs(script: ScriptAt) -> Iterator[tuple[int, str, set[str]]]:
    branches: set[str] = set()
    for index, line in enumerate(script.lines):
        if isinstance(line, Goto) and line.when:
            branches.add(line.target)
        else:
            if isinstance(line, Label) and branches:
                yield index, line.name, branches
            branches = set()


def _jumps(line: Line) -> tuple[tuple[Loc, str], ...]:
    """Return where a line may jump, and where in it that is written."""
    match line:
        case Choice():
            return tuple((("choice", "options", n, "goto"), option.goto) for n, option in enumerate(line.options))
        case Goto():
            return ((("goto",), line.target),)
        case _:
            return ()


def _successors(lines: tuple[Line, ...]) -> dict[int, set[int]]:
    """Return the lines that may follow each line; a jump to nowhere was told already and counts as an end."""
    places = {line.name: index for index, line in enumerate(lines) if isinstance(line, Label)}
    after: dict[int, set[int]] = {}
    for index, line in enumerate(lines):
        jumps = {places.get(target, len(lines)) for _, target in _jumps(line)}
        goes_on = not isinstance(line, Choice) and not (isinstance(line, Goto) and not line.when)
        after[index] = jumps | ({index + 1} if goes_on else set())
    return after


def _reversed(after: Mapping[int, set[int]]) -> dict[int, set[int]]:
    before: dict[int, set[int]] = {}
    for index, nexts in after.items():
        for following in nexts:
            before.setdefault(following, set()).add(index)
    return before


def _closure(start: set[int], after: Mapping[int, set[int]]) -> set[int]:
    reached, waiting = set(start), list(start)
    while waiting:
        for following in after.get(waiting.pop(), set()) - reached:
            reached.add(following)
            waiting.append(following)
    return reached


CHECKS: Final = (
    speakers_are_known,
    lines_can_be_breathed,
    jumps_arrive,
    choices_are_choices,
    lines_are_heard_and_paths_end,
    conditions_have_a_default,
)
