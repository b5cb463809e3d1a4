import pytest

from webapp.policy.first_names import LineFault, Named, UnreadableList, decoded, plain_list, read_names


@pytest.mark.parametrize(
    "text", ["Léa;2\nMehdi", "Léa,2\nMehdi,", "Léa\t2\nMehdi", '"Léa";"2"\n\n Mehdi ', "Prénom;Équipe\nLéa;2\nMehdi;"]
)
def test_a_list_is_read_however_it_is_written(text: str) -> None:
    assert read_names(text, teams=2) == ((Named(first_name="Léa", team=2), Named(first_name="Mehdi")), ())


def test_of_a_table_with_titles_nothing_else_is_kept() -> None:
    table = "Nom;PRENOM;Date de naissance;Équipe\nDurand;Léa;01/02/2008;1\nDiallo;Mehdi;03/04/2007;\n"

    assert plain_list(table) == "Léa;1\nMehdi"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Léa;3", "il n’y a pas d’équipe «\u00a03\u00a0»."),
        ("Léa;deux", "il n’y a pas d’équipe «\u00a0deux\u00a0»."),
        ("Léa;1;Durand", "trop de colonnes. Gardez le prénom, et le numéro de l’équipe si vous voulez."),
        (";1", "il manque le prénom."),
        ("lea@exemple.fr", "gardez le prénom seulement\u00a0: ni adresse, ni numéro, ni date."),
        ("Léa 0612345678", "gardez le prénom seulement\u00a0: ni adresse, ni numéro, ni date."),
        ("A" * 41, "un prénom a 40 signes au plus."),
    ],
)
def test_each_fault_is_said_with_its_line(line: str, reason: str) -> None:
    named, faults = read_names(f"Sami;1\n{line}\nInès;2", teams=2)

    assert [each.first_name for each in named] == ["Sami", "Inès"]
    assert [(fault.line, fault.reason) for fault in faults] == [(2, reason)]


def test_a_hundred_and_twenty_names_are_the_most() -> None:
    _, faults = read_names("\n".join(["Léa"] * 121), teams=1)

    assert faults == (LineFault(line=121, text="", reason="120 prénoms au plus en une fois."),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_in_the_usual_encodings(encoding: str) -> None:
    assert decoded("Léa;1\nFrançois".encode(encoding)) == "Léa;1\nFrançois"


@pytest.mark.parametrize("content", [b"PK\x03\x04xlsx", b"a\0b"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableList, match="au format CSV"):
        decoded(content)
