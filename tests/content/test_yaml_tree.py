"""YAML as authors write it: what plain PyYAML would swallow is refused, with its line."""

from typing import Any

import pytest

from tests.content.puzzles import plain
from webapp.content.yaml_tree import MAX_BYTES, MAX_DEPTH, YamlTree, parse_yaml, path_text, read_yaml


def parse(text: str) -> YamlTree:
    return parse_yaml(text.encode(), YamlTree("a.yaml"))


def messages(text: str) -> list[str]:
    return [plain(str(fault)) for fault in parse(text).faults]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("8:30", "8:30"),
        ("0058", 58),
        ('"0058"', "0058"),
        ("'true'", "true"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("3", 3),
        ("-3", -3),
        ("1.5", 1.5),
        ("2026-01-01", "2026-01-01"),
        ("1e3", "1e3"),
        ('"3"', "3"),
    ],
)
def test_scalar_is_read_as_written(written: str, read: Any) -> None:
    found = parse(f"a: {written}\n").data["a"]

    assert (found, type(found)) == (read, type(read))


def test_block_scalars_are_text() -> None:
    assert parse("a: |-\n  3\nb: >-\n  true\n").data == {"a": "3", "b": "true"}


def test_lists_are_tuples_and_lines_are_known() -> None:
    tree = parse("a:\n  - b: 1\n  - [x, y]\n")

    assert tree.data == {"a": ({"b": 1}, ("x", "y"))}
    assert tree.line_of(("a", 0, "b")) == 2
    assert tree.line_of(("a", 1, 1)) == 3
    assert tree.line_of(("a", "union tag", 0, "absent")) == 2


def test_key_written_twice_is_a_fault() -> None:
    assert messages("a: 1\nb:\n  c: 1\n  c: 2\n") == ["a.yaml:4: « c » est écrit deux fois. (b.c)"]


def test_alias_is_a_fault() -> None:
    assert messages("a: &x [1]\nb: *x\n") == ["a.yaml:1: Les ancres et les alias YAML (& et *) ne sont pas permis. (b)"]


def test_too_deep_is_a_fault() -> None:
    text = "[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2)

    assert messages(text)[0].startswith(f"a.yaml:1: Plus de {MAX_DEPTH} niveaux imbriqués.")


def test_too_long_is_a_fault() -> None:
    assert messages("a: " + "x" * MAX_BYTES) == ["a.yaml:1: Ce fichier dépasse 1 Mio."]


def test_empty_file_is_a_fault() -> None:
    assert messages("# nothing\n") == ["a.yaml:1: Ce fichier est vide."]


def test_broken_yaml_is_a_fault_at_its_line() -> None:
    (fault,) = parse('a: 1\nb: "no end\n').faults

    assert fault.line in (2, 3)
    assert fault.message.startswith("Ce n’est pas du YAML")


def test_missing_file_is_a_fault(tmp_path: Any) -> None:
    (fault,) = read_yaml(tmp_path / "absent.yaml", "absent.yaml").faults

    assert str(fault) == "absent.yaml:1: Ce fichier manque ou ne se lit pas."


def test_path_text_reads_like_a_path() -> None:
    assert path_text(("missions", 0, "steps", 2, "title")) == "missions[0].steps[2].title"
