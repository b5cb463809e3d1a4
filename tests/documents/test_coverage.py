"""What cannot be printed is known beforehand, and nothing else is said to be."""

import dataclasses

import pytest

from tests.documents.reading import words_of
from tests.quest.cv.samples import BADGES, CONTACT, DRAFT
from webapp.documents import unprintable
from webapp.queries.cv import OwnCv
from webapp.quest.cv.draft import Wishes
from webapp.web.backpack.cv_printing import cv_pdf

SQUARE = "□"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Cuisine, œuvre, Łukasz, Nguyễn, Ọlá", ()),
        ("Ольга Ґанна, Ελένη", ()),
        ("مرحبا پدر", ()),
        ("😀 → • €", ()),
        ("漢字, 漢", ("漢", "字")),
        ("ሰላም", ("ሰ", "ላ", "ም")),
    ],
)
def test_a_sign_is_said_to_be_missing_exactly_where_a_square_is_printed(text: str, missing: tuple[str, ...]) -> None:
    draft = dataclasses.replace(DRAFT, wishes=Wishes(target=text))
    words = words_of(cv_pdf(OwnCv(draft=draft, badges=BADGES), CONTACT))

    assert unprintable([text]) == missing
    assert (SQUARE in words) == bool(missing)
