"""Texts of authors on a page: escaped once, variables put in at the very end.

A mission's markup is equal for everybody but for a few words, so it is rendered once with tokens in their place
(private-use characters that no author writes) and cut there; joining the pieces costs microseconds.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from markupsafe import Markup, escape
from pydantic_core import to_json

from webapp.quest.counted import counted
from webapp.web.common.dates import spoken_day

OPEN, CLOSE = "\ue000", "\ue001"
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_LOOSE = re.compile(r"(?<=[\dh]) (?=\d|h\b)")
# What a program puts in (a piece of markup of its own) has a name that no author can write.
_TOKEN = re.compile(f"{OPEN}(@?[\\w-]+){CLOSE}")
# A number to call, as an address writes it.
DIALLED = "dial-"
_UNDIALLED = re.compile(r"[\s.]")


def install(app: Flask) -> None:
    """Give templates ``say`` (a text of an author), ``say_inline`` (on one line), ``dial`` and other words."""
    app.jinja_env.filters["say"] = say
    app.jinja_env.filters["say_inline"] = say_inline
    app.jinja_env.filters["counted"] = counted
    app.jinja_env.filters["dial"] = dial
    app.jinja_env.filters["spoken_day"] = spoken_day


def say(text: str | None) -> Markup:
    """Escape a text, keep its line breaks, leave its variables as tokens."""
    # A plain str again: Markup would escape the line breaks that are put in.
    return Markup(str(say_inline(text)).strip().replace("\n", "<br>"))


def say_inline(text: str | None) -> Markup:
    """Escape a text for an attribute or a single line, leave its variables as tokens."""
    return Markup(_VARIABLE.sub(rf"{OPEN}\1{CLOSE}", str(escape(text or ""))))


def dial(number: str | None) -> Markup:
    """Write a number for an address (``tel:``); a variable's is written so when its word is put in."""
    return Markup(_UNDIALLED.sub("", _TOKEN.sub(rf"{OPEN}{DIALLED}\1{CLOSE}", str(say_inline(number)))))


def fill(html: str, words: Mapping[str, str]) -> str:
    """Put the words of the place and of the person where the tokens are, escaped."""
    return "".join(piece if index % 2 == 0 else _word(words, piece) for index, piece in enumerate(cut(html)))


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that was cut once for everybody: ``texts`` as they are sent, with the names of words between them."""

    texts: tuple[bytes, ...]
    names: tuple[str, ...]

    def filled(self, words: Mapping[str, str], own: Mapping[str, str]) -> bytes:
        """Put the words between the texts, and one's own pieces of markup where they go."""
        parts = [b""] * (2 * len(self.texts) - 1)
        parts[::2] = self.texts
        parts[1::2] = [(own[name] if name in own else _word(words, name)).encode() for name in self.names]
        return b"".join(parts)


def frame_of(html: str) -> Frame:
    """Cut a page for everybody."""
    pieces = cut(html)
    return Frame(tuple(piece.encode() for piece in pieces[::2]), pieces[1::2])


def slot(name: str) -> str:
    """Return the place of a piece of markup that a program puts in."""
    return f"{OPEN}@{name}{CLOSE}"


def fill_text(text: str, words: Mapping[str, str]) -> str:
    """Put the words into a text that is not markup (JSON, iCalendar)."""
    return _VARIABLE.sub(lambda match: words.get(match.group(1), "…"), text)


def write_json(value: Any) -> str:
    """Write a JSON value for a phone, in as few bytes as it takes."""
    return to_json(value).decode()


def fill_json(written: str, words: Callable[[], Mapping[str, str]]) -> str:
    """Put the words into the texts of a JSON document; they are asked for only where a text has a place for them."""
    if "{{" not in written:
        return written
    known = words()
    return _VARIABLE.sub(lambda match: json.dumps(known.get(match.group(1), "…"), ensure_ascii=False)[1:-1], written)


def cut(html: str) -> tuple[str, ...]:
    """Cut a page at its tokens: texts, with the names of words between them."""
    return tuple(_TOKEN.split(html))


def _word(words: Mapping[str, str], name: str) -> str:
    if name.startswith(DIALLED):
        return str(escape(_UNDIALLED.sub("", words.get(name.removeprefix(DIALLED), ""))))
    # « 9 h 30 » and a number to call stay on their line, however an organisation typed them.
    return str(escape(_LOOSE.sub("\u00a0", words.get(name, "…"))))
