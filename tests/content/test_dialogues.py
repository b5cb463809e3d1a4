"""Every dialogue is played through: every choice, every value of every flag."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from webapp.content import load_quest
from webapp.content.walk import ScriptAt, each_script
from webapp.quest.content import Quest
from webapp.quest.rules import FlagSpec
from webapp.quest.script import Choice, FlagValue, Goto, Label, Say, flag_holds
from webapp.quest.step import Step

SCRIPTS = {".".join(map(str, script.loc)): script for script in each_script(load_quest())}
UNSET = None


def values(flag: FlagSpec) -> tuple[FlagValue | None, ...]:
    """Every value that matters, and none at all (not decided yet, or the person was absent)."""
    match flag.type:
        case "enum":
            return (UNSET, *flag.values)
        case "bool":
            return (UNSET, False, True)
        case "int":
            return (UNSET, 0, 1, 2, 3, 400, 750, 1000)


def worlds(quest: Quest[Step], script: ScriptAt) -> Iterator[Mapping[str, FlagValue]]:
    """Every way in which the flags that a script looks at may stand."""
    read = sorted({name for line in script.lines if isinstance(line, Goto) for name in line.when})
    specs = {flag.id: flag for flag in quest.flags}
    for combination in product(*(values(specs[name]) for name in read)):
        yield {name: value for name, value in zip(read, combination, strict=True) if value is not None}


def play(script: ScriptAt, flags: Mapping[str, FlagValue]) -> Iterator[list[int]]:
    """Yield the lines heard on each path through the choices."""
    places = {line.name: index for index, line in enumerate(script.lines) if isinstance(line, Label)}
    waiting: list[tuple[int, list[int]]] = [(0, [])]
    while waiting:
        index, heard = waiting.pop()
        assert len(heard) <= len(script.lines), "the talk goes round in circles"
        if index == len(script.lines):
            yield heard
            continue
        match script.lines[index]:
            case Choice(options=options):
                waiting += [(places[option.goto], [*heard, index]) for option in options]
            case Goto(target=target, when=when) if flag_holds(flags, when):
                waiting.append((places[target], [*heard, index]))
            case _:
                waiting.append((index + 1, [*heard, index]))


@pytest.mark.parametrize("name", SCRIPTS)
def test_dialogue_ends_whatever_is_chosen(quest: Quest[Step], name: str) -> None:
    script = SCRIPTS[name]
    heard: set[int] = set()
    for flags in worlds(quest, script):
        paths = list(play(script, flags))
        assert paths or not script.lines
        heard |= {index for path in paths for index in path}

    spoken = {index for index, line in enumerate(script.lines) if isinstance(line, Say | Choice)}
    assert spoken <= heard


def test_abri_says_tu_only_at_the_end(quest: Quest[Step]) -> None:
    said = [
        line.text
        for script in each_script(quest)
        if script.mission != "j10-m3"
        for line in script.lines
        if isinstance(line, Say) and line.speaker == "abri"
    ]

    assert [text for text in said if " tu " in f" {text.lower()} "] == []


def test_p_writes_without_capitals_unless_it_shouts(quest: Quest[Step]) -> None:
    said = [
        re.sub(r"\b[A-Z]\b", "", line.text)  # a letter of the night is a letter
        for script in each_script(quest)
        for line in script.lines
        if isinstance(line, Say) and line.speaker == "p"
    ]

    assert [text for text in said if text not in (text.lower(), text.upper())] == []
