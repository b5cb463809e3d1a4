"""The CV for a word processor: real styles, so that a counsellor can change it with the youth."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import segno
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from webapp.quest.cv.paper import Entry, Paper

INK: Final = RGBColor(0x0C, 0x2B, 0x30)
ACCENT: Final = RGBColor(0x0F, 0x60, 0x74)
SOFT: Final = RGBColor(0x45, 0x60, 0x5F)
FACE: Final = "Calibri"
LANGUAGES: Final = {"fr": "fr-FR", "en": "en-GB"}


def cv_docx(paper: Paper) -> bytes:
    """Write a CV as DOCX."""
    document = Document()
    _page(document)
    _styles(document, LANGUAGES[paper.language])
    _properties(document, paper)
    _head(document, paper)
    for part in paper.parts:
        document.add_heading(part.heading, level=2)
        for line in part.text.splitlines():
            document.add_paragraph(line)
        for entry in part.entries:
            _entry(document, entry)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(15)


def _styles(document: Any, language: str) -> None:
    for name, size, colour, before, after in (
        ("Normal", 10.5, INK, 0, 2),
        ("Heading 1", 22, INK, 0, 2),
        ("Heading 2", 13, ACCENT, 10, 3),
        ("List Bullet", 10.5, INK, 0, 1),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _properties(document: Any, paper: Paper) -> None:
    kept = document.core_properties
    kept.title, kept.author, kept.comments = f"CV {paper.name}".strip()[:250], paper.name[:250], ""
    kept.language = LANGUAGES[paper.language]


def _head(document: Any, paper: Paper) -> None:
    document.add_heading(paper.name, level=1)
    if paper.target:
        run = document.add_paragraph().add_run(paper.target)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(12), ACCENT
    if paper.contact:
        document.add_paragraph(" | ".join(paper.contact))


def _entry(document: Any, entry: Entry) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = bool(entry.lines or entry.url)
    line.add_run(entry.title).bold = True
    for text in _told(entry):
        run = line.add_run(f"  {text}")
        run.font.color.rgb = SOFT
    for text in entry.lines:
        document.add_paragraph(text, style="List Bullet")
    if entry.url:
        _code(document, entry.url)


def _told(entry: Entry) -> Iterator[str]:
    if about := ", ".join(text for text in (entry.detail, entry.when) if text):
        yield about
    if entry.mark_text:
        yield f"({entry.mark_text})"


def _code(document: Any, url: str) -> None:
    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="png", scale=6, border=2)
    drawn.seek(0)
    line = document.add_paragraph()
    line.add_run().add_picture(drawn, width=Mm(17))
    *_, properties = document.element.iter(qn("wp:docPr"))
    properties.set("descr", f"QR code\u00a0: {url}")
    line.add_run(f"  {url}").font.size = Pt(8)
