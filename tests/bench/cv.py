"""CVs a second, as a ratio to the engine on an empty page in the same run; and to WeasyPrint, apart."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from html import escape
from itertools import count
from pathlib import Path
from typing import Any, Final

from typst import Compiler, Fonts

from tests.bench.apart import NotHereError, costs_apart
from tests.bench.report import Line
from tests.quest.cv.samples import BADGES, CONTACT, DRAFT
from webapp.documents.engine import FACES
from webapp.queries.cv import OwnCv
from webapp.quest.cv.draft import Contact
from webapp.web.backpack.cv_printing import cv_pdf, fitted, paper_data, qr_picture

ROUNDS: Final = 5
CVS: Final = 40
RIVAL_CVS: Final = 8
# The same faces, read once, as ours are.
_STYLE: Final = """
@font-face { font-family: T; src: url(text.ttf) }
@font-face { font-family: T; font-weight: 700; src: url(text-bold.ttf) }
@font-face { font-family: H; font-weight: 800; src: url(title.ttf) }
@page { size: A4; margin: 15mm 17mm }
body { font: 11pt T; color: #0C2B30 }
h1, h2 { font-family: H; font-weight: 800 }
h2 { color: #0F6074; border-bottom: .6pt solid #B9D0C9 }
"""
STATUS: Final = Path("/proc/self/status")
_SAID: Final = {"parts", "entries", "contact", "heading", "text", "title", "detail", "when", "lines", "target", "name"}
_numbers: Final = count(1)


def measures() -> list[Line]:
    """Compare what a CV costs with an empty page, then with WeasyPrint."""
    own = OwnCv(draft=DRAFT, badges=BADGES)
    memory = _memory_mib()
    makers = (lambda: cv_pdf(own, _somebody()), _new_words(own), _empty_page())
    costs = [tuple(_cost(make, CVS) for make in makers) for _ in range(ROUNDS)]
    grown = _memory_mib() - memory
    ours, new, empty = (statistics.median(each) for each in zip(*costs, strict=True))
    return [
        Line(
            what="a CV of one page (tagged, PDF/UA, QR code, new name each time): CPU against an empty page",
            found=f"{ours / empty:.1f}x ({ours:.1f} against {empty:.1f} ms; {1000 / ours:.0f} CVs a second)",
            goal="shown",
        ),
        Line(
            what=f"memory that {2 * ROUNDS * CVS} CVs take",
            found=f"{grown:.0f} MiB",
            goal="at most 64 MiB",
            is_met=grown <= 64,
        ),
        *_against_rival(own, ours, new),
    ]


def _against_rival(own: OwnCv, ours: float, new: float) -> list[Line]:
    """WeasyPrint keeps nothing of a page for the next one: it has one figure, we have two."""
    what, goal = "a CV, new name each time: CPU against WeasyPrint's for the same words", "at most 1/15"
    pages = [_as_html(own, _somebody()) for _ in range(RIVAL_CVS)]
    work = {"pages": pages, "style": _STYLE, "faces": f"{FACES.as_uri()}/", "rounds": ROUNDS, "count": RIVAL_CVS}
    try:
        rival = statistics.median(costs_apart("weasyprint", work))
    except NotHereError as why:
        return [Line(what=what, found=str(why), goal=goal)]
    return [
        Line(
            what=what,
            found=f"1/{rival / ours:.1f} ({ours:.1f} against {rival:.0f} ms)",
            goal=goal,
            is_met=ours * 15 <= rival,
        ),
        Line(
            what="a CV of which every line is new: CPU against WeasyPrint's",
            found=f"1/{rival / new:.1f} ({new:.1f} against {rival:.0f} ms)",
            goal="shown",
        ),
    ]


def _new_words(own: OwnCv) -> Callable[[], object]:
    """Nothing that was laid out for one serves the next, as with youths who share no line; the codes stay."""

    def make() -> object:
        paper = own.paper(_somebody())
        return fitted("cv", _marked(paper_data(paper), f" {next(_numbers)}"))

    return make


def _marked(value: Any, mark: str) -> Any:
    if isinstance(value, dict):
        return {name: _marked(each, mark) if name in _SAID else each for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_marked(each, mark) for each in value]
    return f"{value}{mark}" if isinstance(value, str) and value else value


def _cost(make: Callable[[], object], times: int) -> float:
    """Return the processor time of one, in milliseconds, once everything is loaded."""
    make()
    start = time.process_time()
    for _ in range(times):
        make()
    return (time.process_time() - start) * 1000 / times


def _empty_page() -> Callable[[], object]:
    faces: list[Any] = [FACES] if FACES.is_dir() else []
    compiler = Compiler(font_paths=Fonts(include_system_fonts=False, font_paths=faces))

    def make() -> object:
        # Another title each time, so that neither of the two is answered from memory.
        source = f'#set document(title: "{next(_numbers)}")\n#set page(paper: "a4")\n'
        return compiler.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)

    return make


def _somebody() -> Contact:
    return replace(CONTACT, name=f"Inès Ben Salah {next(_numbers)}")


def _as_html(own: OwnCv, contact: Contact) -> str:
    """Write the same parts in the plainest HTML that looks like a CV."""
    paper = own.paper(contact)
    parts = []
    for part in paper.parts:
        parts.append(f"<h2>{escape(part.heading)}</h2><p>{escape(part.text)}</p>")
        for entry in part.entries:
            told = f"{entry.detail} {entry.when} {entry.mark_text}"
            lines = "".join(f"<li>{escape(line)}</li>" for line in entry.lines)
            code = f'<img width=60 alt="{entry.url}" src="{qr_picture(entry.url)}">' if entry.url else ""
            parts.append(f"<p><b>{escape(entry.title)}</b> {escape(told)}</p><ul>{lines}</ul>{code}")
    head = f"<h1>{escape(paper.name)}</h1><p>{escape(paper.target)}</p><p>{escape(' | '.join(paper.contact))}</p>"
    return f"<html lang=fr><title>CV</title><body>{head}{''.join(parts)}</body></html>"


def _memory_mib() -> float:
    line = next(line for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
