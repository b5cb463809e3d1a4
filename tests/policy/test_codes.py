import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.policy.codes import ALPHABET, join_code_from, normalised_code, normalised_words, resume_hash


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("K7M4PX", "K7M4PX"),
        (" k7m 4px ", "K7M4PX"),
        ("k7m-4px", "K7M4PX"),
        ("K7MOIL", "K7M011"),
        ("K7M4PX9A", "K7M4PX9A"),
        ("http://elan.test/r/k7m4px?ecran=2", "K7M4PX"),
        ("K7M4P", None),
        ("K7M4PX9AB", None),
        ("K7M4PU", None),
        ("K7M4PÉ", None),
        ("", None),
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str, code: str | None) -> None:
    assert normalised_code(typed) == code


@given(st.integers(min_value=0, max_value=32**8 - 1))
def test_every_code_that_we_make_is_read_back(number: int) -> None:
    code = join_code_from(number, length=8)

    assert normalised_code(code.lower()) == code
    assert sum(ALPHABET.index(sign) * 32**place for place, sign in enumerate(reversed(code))) == number


@pytest.mark.parametrize(
    "typed",
    [
        "école lézard moulin zénith",
        "ECOLE, LEZARD, MOULIN, ZENITH",
        "école-lézard-moulin-zénith",
        "  1. école\n2. lézard\n3. moulin 4. zénith ",
        "écolle lézar moulain zénit",
        unicodedata.normalize("NFD", "école lézard moulin zénith"),
    ],
)
def test_words_are_read_as_people_type_them(typed: str) -> None:
    assert normalised_words(typed) == ("ecol", "leza", "moul", "zeni")


@pytest.mark.parametrize("typed", ["", "école lézard moulin", "école lézard moulin zénith nuage", "a b c d"])
def test_anything_else_is_no_card(typed: str) -> None:
    assert normalised_words(typed) is None


def test_the_hash_depends_on_every_word_their_order_and_the_secret() -> None:
    words = ("ecol", "leza", "moul", "zeni")
    others = [resume_hash(words[::-1], secret="a"), resume_hash(("ecol", "leza", "moul", "nuag"), secret="a")]
    others.append(resume_hash(words, secret="b"))

    assert len({resume_hash(words, secret="a"), *others}) == 4
    assert resume_hash(words, secret="a") == resume_hash(words, secret="a")
