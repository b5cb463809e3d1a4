import pytest

from webapp.quest.employer_sentences import filled, variables_in

TEAM = "Tenue d’un rôle au sein d’une équipe de {{nombre}} personnes {{contexte}}"


@pytest.mark.parametrize(
    ("sentence", "words", "text"),
    [
        (TEAM, {"nombre": "6", "contexte": "en association"},
         "Tenue d’un rôle au sein d’une équipe de 6 personnes en association"),
        (TEAM, {"nombre": "6"}, "Tenue d’un rôle au sein d’une équipe de 6 personnes"),
        (TEAM, {"contexte": "en association"}, None),
        (TEAM, {"nombre": "", "contexte": "en association"}, None),
        ("Ponctualité {{contexte}}, absences annoncées", {}, "Ponctualité, absences annoncées"),
        ("Une fois, {{exemple}}.", {"exemple": "j’ai refait le planning {{nombre}}"},
         "Une fois, j’ai refait le planning {{nombre}}."),
        ("Action menée à terme", {}, "Action menée à terme"),
    ],
)  # fmt: skip
def test_a_sentence_is_offered_whole_or_not_at_all(sentence: str, words: dict[str, str], text: str | None) -> None:
    assert filled(sentence, words) == text


def test_a_sentence_says_what_it_waits_for() -> None:
    assert variables_in(TEAM) == ["nombre", "contexte"]
