"""Tables that leave: CSV that a French spreadsheet opens by itself, and XLSX. No cell is ever read as a formula."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from flask import Response

Cell = str | int | float | None
# A spreadsheet takes what begins so for a formula, which may call programs or send data away.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH COMMERCIAL AT}")
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_answer(file_name: str, rows: Sequence[Sequence[Cell]]) -> Response:
    """Send rows as UTF-8 with its mark (without it, spreadsheets break accents), semicolons, one line a row."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([map(_as_text, row) for row in rows])
    return _attached(f"{file_name}.csv", "text/csv; charset=utf-8", text.getvalue().encode("utf-8-sig"))


def xlsx_answer(file_name: str, rows: Sequence[Sequence[Cell]], *, sheet: str) -> Response:
    """Send rows as a workbook of one sheet: numbers stay numbers, texts stay texts, the first row is the head."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        head = book.add_format({"bold": True})
        page = book.add_worksheet(sheet[:31])
        page.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            page.write_row(number, 0, [_safe(cell) for cell in row], head if number == 0 else None)
        page.autofit()
    return _attached(f"{file_name}.xlsx", _XLSX, content.getvalue())


def attached_pdf(file_name: str, content: bytes) -> Response:
    """Send a document to be kept."""
    return _attached(f"{file_name}.pdf", "application/pdf", content)


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    # A decimal comma, as the spreadsheets of France read it.
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(_safe(cell))


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _attached(file_name: str, content_type: str, content: bytes) -> Response:
    response = Response(content, content_type=content_type)
    response.headers.set("Content-Disposition", "attachment", filename=file_name)
    return response
