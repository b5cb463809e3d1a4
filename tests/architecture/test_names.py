"""The glossary: what people read is French, what the code says is English."""

import ast
import re
import unicodedata
from collections.abc import Iterator

from tests.architecture.tree import files_ending, text_of

ROW = re.compile(r"^\| (?!français)(.+?) \| (.+?) \|$", re.MULTILINE)
IDENTIFIER = re.compile(r"`([A-Za-z_]+)`")
# Words that are English too, and mean what they say.
ENGLISH_TOO = {
    "action", "badge", "code", "conservation", "dispositif", "export", "file", "fragment", "ligne", "mission",
    "orientation", "pas", "presence", "promo", "session", "signe", "structure", "tentative",
}  # fmt: skip
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def rows() -> list[tuple[str, str]]:
    return ROW.findall(text_of("GLOSSARY.md"))


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def french_words() -> set[str]:
    terms = {plain(term.strip()) for left, _ in rows() for term in re.split(r"[,→]", re.sub(r"\(.*?\)", "", left))}
    return {term for term in terms if term.isalpha()} - ENGLISH_TOO


def identifiers(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text_of(name))):
        match node:
            case ast.FunctionDef(name=found) | ast.AsyncFunctionDef(name=found) | ast.ClassDef(name=found):
                yield found
            case ast.arg(arg=found) | ast.Name(id=found, ctx=ast.Store()) | ast.Attribute(attr=found):
                yield found


def words_of(identifier: str) -> set[str]:
    return {word.lower() for word in WORD.findall(identifier)}


def test_the_glossary_gives_each_identifier_once() -> None:
    found = [identifier for _, right in rows() for identifier in IDENTIFIER.findall(right)]

    assert len(found) > 50
    assert sorted(found) == sorted(set(found))


def test_identifiers_are_english() -> None:
    french = french_words()
    faults = {(n, i) for n in files_ending(".py") for i in identifiers(n) if words_of(i) & french}

    assert {"jeune", "equipe", "eclat", "conseillere"} <= french
    assert faults == set()


def test_modules_are_named_in_english() -> None:
    french = french_words()

    assert [n for n in files_ending(".py", ".js", ".css", ".html") if set(re.split(r"[/._-]", n)) & french] == []
