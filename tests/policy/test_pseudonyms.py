import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.policy.pseudonyms import (
    PAIRS,
    THINGS,
    cleaned_pseudonym,
    pseudonym_fault,
    pseudonym_key,
    suggestions,
)


@pytest.mark.parametrize(
    "name", ["Moineau 12", "Vague bleue", "Lina", "Jean-Paul", "lina b", "N’Golo", "محمد", "Zoë", "Lina 93", "K.O."]
)
def test_ordinary_names_will_do(name: str) -> None:
    assert pseudonym_fault(cleaned_pseudonym(name)) is None


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("", "Écris un nom"),
        ("a", "Entre 2 et 24"),
        ("a" * 25, "Entre 2 et 24"),
        ("lina@example.org", "adresse"),
        ("www.lina", "adresse"),
        ("lina.fr", "adresse"),
        ("Lina 06 12 34 56 78", "numéro"),
        ("061234", "numéro"),
        ("Lina Benali", "nom de famille"),
        ("Lina BENALI", "nom de famille"),
        ("Jean-Paul Dupont", "nom de famille"),
        ("Élise Léger", "nom de famille"),
        ("<b>lina</b>", "Seulement"),
        ("lina\u202eanil", "Seulement"),
        ("🔥🔥", "Seulement"),
        ("sale pute", "blesser"),
        ("Enculé", "blesser"),
    ],
)
def test_names_that_tell_too_much_or_hurt_are_refused(name: str, word: str) -> None:
    assert word in (pseudonym_fault(cleaned_pseudonym(name)) or "")


@pytest.mark.parametrize("other", ["vague bleue", "VAGUE  BLEUE", "vague-bleue", "Vaguê bleué", "Vague.Bleue"])
def test_names_that_look_the_same_have_one_key(other: str) -> None:
    assert pseudonym_key(cleaned_pseudonym(other)) == pseudonym_key("Vague bleue")


def test_every_suggestion_could_be_typed() -> None:
    assert [name for name in (*PAIRS, *(f"{thing} 99" for thing in THINGS)) if pseudonym_fault(name)] == []


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=40))
def test_suggestions_are_free_and_different(draw: int, joined: int) -> None:
    taken: set[str] = set()
    for step in range(joined):
        taken |= {pseudonym_key(name) for name in suggestions(taken=taken, draw=draw + step)}

    names = suggestions(taken=taken, draw=draw)

    assert len({pseudonym_key(name) for name in names}) == 4
    assert taken.isdisjoint(pseudonym_key(name) for name in names)
