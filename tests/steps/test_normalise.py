"""What people type for a code: any reasonable way of writing it is the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.steps.normalise import is_accepted, normalised
from webapp.steps.number_words import digits_said

SAID = {
    "quatre": "4",
    "dix-sept": "17",
    "vingt et un": "21",
    "soixante-dix-huit": "78",
    "soixante et onze": "71",
    "quatre-vingts": "80",
    "quatre-vingt-dix-neuf": "99",
    "septante-huit": "78",
    "deux cents": "200",
    "mille trois cent cinquante": "1350",
    "trois mille deux": "3002",
    "deux cinq sept": "257",
    "quarante neuf soixante deux": "4962",
    "huit heures cinquante sept": "857",
    "vingt puis soixante": "2060",
    "bonjour": "",
}


@pytest.mark.parametrize(("words", "digits"), SAID.items())
def test_digits_said(words: str, digits: str) -> None:
    assert digits_said(words.replace("-", " ").split()) == digits


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("4962", "4962"),
        ("4 – 9 – 6 – 2", "4962"),
        ("quatre, neuf, six, deux", "4962"),
        ("c’est un code : 4962", "4962"),
        ("1 350 €", "1350"),
        ("Mille trois cent cinquante euros", "1350"),
        ("8h57", "857"),
        ("8 h cinquante-sept", "857"),
        ("quatre-vingt-quinze", "95"),
        ("⁹⁵", "95"),
    ],
)
def test_digits_are_accepted_in_any_dress(typed: str, answer: str) -> None:
    assert is_accepted(typed, [answer], "digits")


@pytest.mark.parametrize("typed", ["MÉMOIRE", " memoire ", "la mémoire", "Mé-moire !", "me\u0301moire"])
def test_words_are_accepted_in_any_dress(typed: str) -> None:
    assert is_accepted(typed, ["memoire"], "text")


@pytest.mark.parametrize(
    ("typed", "answer", "how"),
    [
        ("", "95", "digits"),
        ("euros", "95", "digits"),
        ("59", "95", "digits"),
        ("lit", "lien", "text"),
        ("!", "lien", "text"),
    ],
)
def test_something_else_is_not_accepted(typed: str, answer: str, how: str) -> None:
    assert not is_accepted(typed, [answer], "digits" if how == "digits" else "text")


def test_an_answer_that_is_an_article_is_still_an_answer() -> None:
    assert is_accepted("la", ["la"], "text")
    assert is_accepted("L’œil", ["oeil"], "text")


@given(st.text(max_size=200))
def test_reading_never_fails(typed: str) -> None:
    assert isinstance(is_accepted(typed, ["4962"], "digits"), bool)
    assert isinstance(is_accepted(typed, ["lien"], "text"), bool)


@given(st.integers(0, 10**9))
def test_digits_stay_themselves(number: int) -> None:
    assert normalised(str(number), "digits") == str(number)
    assert is_accepted(f"{number:,}".replace(",", "\u202f"), [str(number)], "digits")
