"""Reading back what was printed."""

from io import BytesIO
from typing import Any

from pdfminer.high_level import extract_text
from pypdf import PdfReader

KINDS = {"/H1", "/H2", "/P", "/Figure", "/L", "/LI", "/Table", "/TR", "/TH", "/TD"}


def read_pdf(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def dates_of(content: bytes) -> dict[str, str]:
    return {key: str(value) for key, value in (read_pdf(content).metadata or {}).items() if key.endswith("Date")}


def words_of(content: bytes) -> str:
    """Return the text of all pages, each run of spaces as one."""
    return " ".join(" ".join(page.extract_text() for page in read_pdf(content).pages).split())


def words_by_place(content: bytes) -> str:
    """Return the text as programs of recruiters gather it: by where letters stand on the page, not as written."""
    return " ".join(extract_text(BytesIO(content)).split())


def words_line_by_line(content: bytes) -> str:
    """Return the text as the simplest programs of recruiters do: line by line, over the whole width of the page."""
    pages = (page.extract_text(extraction_mode="layout") for page in read_pdf(content).pages)
    return " ".join(" ".join(pages).split())


def tags_of(content: bytes) -> list[tuple[str, str | None]]:
    """Return the tags in reading order, with the alternative text of pictures."""
    found: list[tuple[str, str | None]] = []
    _walk(_root(content)["/StructTreeRoot"], found)
    return found


def is_for_everybody(content: bytes) -> bool:
    """Say whether the file declares itself PDF/UA-1, tagged, titled and in French."""
    root = _root(content)
    metadata = root["/Metadata"].get_object().get_data().decode()
    return (
        "<pdfuaid:part>1</pdfuaid:part>" in metadata
        and "<dc:title>" in metadata
        and bool(root["/MarkInfo"]["/Marked"])
        and root["/Lang"] == "fr-FR"
    )


def faces_of(content: bytes) -> set[str]:
    """Return the names of the faces that draw the text, without the mark of a subset."""
    pages: Any = read_pdf(content).pages
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    return {str(font["/BaseFont"]).partition("+")[2] for font in fonts}


def _root(content: bytes) -> Any:
    return read_pdf(content).trailer["/Root"]


def _walk(node: Any, found: list[tuple[str, str | None]]) -> None:
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            _walk(each, found)
    elif isinstance(node, dict):
        if node.get("/S") in KINDS:
            found.append((str(node["/S"]), str(node["/Alt"]) if "/Alt" in node else None))
        if "/K" in node:
            _walk(node["/K"], found)
