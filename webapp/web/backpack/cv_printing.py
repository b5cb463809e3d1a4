"""The CV and the sheet for companies on paper: what the templates get, and what to say when it does not fit."""

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from urllib.parse import quote

from webapp.documents import DocumentError, compile_pdf, page_count
from webapp.queries.cv import OwnCv, competence_names
from webapp.quest.cv import words
from webapp.quest.cv.draft import Contact
from webapp.quest.cv.paper import Entry, Paper, Part
from webapp.quest.cv.sheet import SheetRow, sheet_of

INK: Final = "#0C2B30"
_TOO_LONG: Final = re.compile(r"too long by (\d+) lines")
_NO_FACE: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ENDLESS: Final = re.compile(r"\S{29}")
_NOT_SAID: Final = ("qr", "qr_says", "url")
UNKNOWN_SIGN: Final = "\u25a1"  # a white square, where no face of ours has the sign
RETRIES: Final = 40
SIZES: Final = (11, 10.5, 10, 9.6, 9.3, 9)  # in points; smaller is not read


class TooLong(Exception):
    """It does not fit into the pages that were asked for, even in the smallest letters."""

    def __init__(self, lines: int) -> None:
        super().__init__(f"{lines} lines too many")
        self.lines = lines


def cv_pdf(own: OwnCv, contact: Contact) -> bytes:
    """Print the CV; raises TooLong."""
    return fitted("cv", paper_data(own.paper(contact)))


def sheet_pdf(own: OwnCv, contact: Contact) -> bytes:
    """Print the sheet for a company; raises TooLong."""
    made = sheet_of(own.draft, contact=contact, badges=own.badges, names=competence_names())
    fields = {
        "title": f"{made.heading} {made.name}".strip(),
        "name": made.name,
        "target": made.target,
        "contact": made.contact,
        "heading": made.heading,
        "columns": made.columns,
        "rows": [_row_data(row) for row in made.rows],
        "note": made.note,
        "language": made.language,
        "pages": 1,
    }
    return fitted("skills-sheet", fields)


def paper_data(paper: Paper) -> dict[str, Any]:
    """Return what the template of a CV reads."""
    return {
        "title": f"CV {paper.name}".strip(),
        "name": paper.name,
        "target": paper.target,
        "contact": paper.contact,
        "template": paper.template,
        "language": paper.language,
        "pages": paper.pages,
        "parts": [_part_data(part, paper.language) for part in paper.parts],
    }


def longest(paper: Paper, count: int = 2) -> list[str]:
    """Return the headings of the parts that take most room: where shortening helps."""
    sized = sorted(paper.parts, key=_weight, reverse=True)
    return [part.heading for part in sized[:count]]


def _part_data(part: Part, language: str) -> dict[str, Any]:
    return {
        "id": part.id,
        "heading": part.heading,
        "text": part.text,
        "side": part.is_side,
        "entries": [_entry_data(entry, language) for entry in part.entries],
    }


def _entry_data(entry: Entry, language: str) -> dict[str, Any]:
    url = entry.url
    return {
        "title": entry.title,
        "detail": entry.detail,
        "when": entry.when,
        "lines": entry.lines,
        "mark": entry.mark,
        "mark_text": entry.mark_text,
        "url": url,
        "short_url": (url or "").partition("://")[2],
        "qr": qr_svg(url) if url else None,
        "qr_says": _says(url, language),
    }


def _row_data(row: SheetRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "level": row.level,
        "evidence": row.evidence,
        "mark": row.mark,
        "proof": row.proof,
        "qr": qr_svg(row.url) if row.url else None,
        "qr_says": _says(row.url, "fr"),
    }


@lru_cache(maxsize=256)
def qr_svg(address: str) -> str:
    """Draw the QR code of an address."""
    import segno

    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=2, dark=INK)
    return drawn.getvalue().decode()


def qr_picture(address: str) -> str:
    """Return the same code as the address of a picture, for a page."""
    return f"data:image/svg+xml,{quote(qr_svg(address))}"


def _says(url: str | None, language: str) -> str:
    return f"{words.HEADINGS[language]['scan']}\u00a0: {url}" if url else ""


def fitted(template: str, fields: Mapping[str, Any]) -> bytes:
    """Print in the largest letters that fit."""
    fields = {**fields, "endless": _endless(fields), "asks": False}
    for size in SIZES:
        made = _printed(template, {**fields, "size": size})
        if page_count(made) <= fields["pages"]:
            return made
    return _printed(template, {**fields, "size": SIZES[-1], "asks": True})  # how many lines too many


def _endless(value: Any) -> list[str]:
    """Return the lines that hold a word longer than any line."""
    if isinstance(value, str):
        return [line for line in value.split("\n") if _ENDLESS.search(line)] if _ENDLESS.search(value) else []
    if isinstance(value, Mapping):
        return [line for name, each in value.items() if name not in _NOT_SAID for line in _endless(each)]
    if isinstance(value, (list, tuple)):
        return [line for each in value for line in _endless(each)]
    return []


def _printed(template: str, fields: Mapping[str, Any]) -> bytes:
    """Print; a sign that none of our faces has becomes a white square, since a page without it is better than none."""
    for _ in range(RETRIES):
        try:
            return compile_pdf(template, fields)
        except DocumentError as error:
            if found := _TOO_LONG.search(str(error)):
                raise TooLong(int(found[1])) from error
            missing = _NO_FACE.search(str(error))
            if missing is None:
                raise
            fields = _without(fields, missing[1])
    return compile_pdf(template, fields)


def _without(value: Any, sign: str) -> Any:
    if isinstance(value, str):
        return value.replace(sign, UNKNOWN_SIGN)
    if isinstance(value, Mapping):
        return {name: _without(each, sign) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without(each, sign) for each in value]
    return value


def _weight(part: Part) -> int:
    lines = [part.text, *(line for entry in part.entries for line in (entry.title, *entry.lines))]
    return sum(1 + len(line) // 90 for line in lines if line)
