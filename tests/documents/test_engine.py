"""The engine of printed documents: text as data, tags, faces, threads."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.documents.reading import dates_of, faces_of, is_for_everybody, tags_of, words_of
from webapp.documents import DocumentError, compile_pdf, page_count
from webapp.documents.engine import TEMPLATES

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7h-7z"/></svg>'
POSTER = {
    "title": "Rejoins l’aventure",
    "organisation": "Mission locale d’Ayşe",
    "when": "À partir du lundi 30 novembre",
    "qr": SQUARE,
    "qr_says": "QR code",
    "scan": "Scanne",
    "place": "12 rue des Tilleuls",
    "code_title": "Ton code",
    "code": "F0Y3ZR",
    "address_before": "à taper sur",
    "address": "elan.example",
    "promises": ["Sans compte."],
}


def test_a_document_says_everything_as_text_and_in_order() -> None:
    made = compile_pdf("poster", POSTER)

    assert words_of(made) == (
        "Mission locale d’Ayşe Rejoins l’aventure À partir du lundi 30 novembre Scanne Ton code F 0 Y 3 Z R"
        " à taper sur elan.example Sans compte. 12 rue des Tilleuls"
    )
    assert [tag for tag in tags_of(made) if tag[0] != "/P"] == [("/H1", None), ("/Figure", "QR code"), ("/H2", None)]
    assert is_for_everybody(made)


def test_what_people_typed_is_never_read_as_a_program() -> None:
    typed = '#panic("x") *fort* _penché_ $a$ <b> \\n #image("/etc/passwd")'

    assert typed in words_of(compile_pdf("poster", {**POSTER, "promises": [typed]}))


def test_rare_letters_are_drawn_by_our_own_faces() -> None:
    assert faces_of(compile_pdf("poster", {**POSTER, "promises": ["Łukasz, Ayşe, Ștefan"]})) == {
        "ElanText-Regular",
        "ElanText-Bold",
        "ElanTextMore-Regular",
        "ElanTextMore-Bold",
        "ElanTitle-Bold",
        "DejaVuSansMono-Bold",
    }


def test_without_a_date_the_same_data_gives_the_same_bytes() -> None:
    made = compile_pdf("poster", POSTER)

    assert compile_pdf("poster", POSTER) == made
    assert dates_of(made) == {}


def test_a_date_is_written_in_the_file() -> None:
    made = compile_pdf("poster", POSTER, made_at=datetime(2026, 11, 30, 9, 0, 0, 123_456, tzinfo=UTC))

    assert dates_of(made) == {"/CreationDate": "D:20261130090000Z", "/ModDate": "D:20261130090000Z"}


def test_threads_get_each_their_own_document() -> None:
    codes = [f"{number:06}" for number in range(24)]
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda code: compile_pdf("poster", {**POSTER, "code": code}), codes))

    assert [" ".join(code) in words_of(each) for code, each in zip(codes, made, strict=True)] == [True] * 24


@pytest.mark.parametrize(("template", "data"), [("poster", {}), ("unknown", POSTER)])
def test_what_does_not_fit_is_said(template: str, data: dict[str, object]) -> None:
    with pytest.raises(DocumentError, match=template):
        compile_pdf(template, data)


def test_pages_are_counted() -> None:
    people = [{"name": f"Équipe {number}", "group": "", "said": ""} for number in range(60)]
    sheet = {"title": "Atelier", "organisation": "ML", "when": "", "place": "", "people": people, "empty": 3}

    assert [page_count(compile_pdf("poster", POSTER)), page_count(compile_pdf("attendance", sheet))] == [1, 3]


def test_what_is_no_document_of_ours_has_no_pages() -> None:
    with pytest.raises(DocumentError, match="no pages"):
        page_count(b"%PDF-1.7")


def test_nothing_of_a_document_stays_on_the_disk() -> None:
    compile_pdf("poster", {**POSTER, "promises": ["Zéphyrine"]})

    folders = Path(tempfile.gettempdir()).glob("elan-documents-*")
    kept = [path.read_bytes() for folder in folders for path in folder.iterdir() if path.is_file()]
    assert [content for content in kept if "Zéphyrine".encode() in content] == []


def test_only_templates_read_the_data() -> None:
    # A part that several templates share is worked out once, unless what it says depends on the data.
    texts = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.typ")}

    assert {name for name, text in texts.items() if '\n#let data = json("data.json")\n' not in text} == {
        "fitting.typ",
        "house.typ",
    }
    assert [name for name, text in texts.items() if "read(" in text or text.count("json(") > 1] == []
