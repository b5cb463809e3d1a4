"""French typography of what people read in templates and messages. Authored content has its own check."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.tree import files_ending, text_of

COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
LITERAL = re.compile(r"\"([^\"]*)\"")
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
SPOKEN = (
    "badges/",
    "webapp/art/",
    "webapp/live/",
    "webapp/queries/",
    "webapp/steps/",
    "webapp/usecases/",
    "webapp/web/",
)

FAULTS = {
    "a straight apostrophe": re.compile(r"[^\W\d_]'[^\W\d_]"),
    "an ordinary space before high punctuation": re.compile(r"[\w»)] [;:!?»](?!\w)|^ [;:!?»](?=\s|$)"),
    "an ordinary space after an opening quotation mark": re.compile(r"« "),
    "a straight quotation mark": re.compile(r"\"\w"),
    "three dots": re.compile(r"\.\.\."),
    "a median point": re.compile(r"\w·(?:e|s|ne|trice)\b"),
}


def texts_of_templates() -> Iterator[tuple[str, str]]:
    for name in files_ending(".html", under="webapp/"):
        source = COMMENT.sub("", text_of(name))
        yield name, TAG.sub("\n", JINJA.sub("", source))
        yield from ((name, text) for block in JINJA.findall(source) for text in LITERAL.findall(block))


def texts_of_messages() -> Iterator[tuple[str, str]]:
    """Strings with an accent or a French sign: the others are names, addresses or English for developers."""
    for name in files_ending(".py"):
        if name.startswith(SPOKEN) and not name.rpartition("/")[2].startswith("test_"):
            tree = ast.parse(text_of(name))
            docstrings = {
                ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)
            }
            strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)} - docstrings
            yield from ((name, text) for text in strings if isinstance(text, str) and not text.isascii())


DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("fault", FAULTS)
def test_no_text_has(fault: str) -> None:
    texts = [*texts_of_templates(), *texts_of_messages()]
    found = [
        (name, match.group(), match.string[match.start() :][:30])
        for name, text in texts
        for match in FAULTS[fault].finditer(text)
    ]

    assert found == []
