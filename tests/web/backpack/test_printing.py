"""The CV and the sheet on paper: real text in order, tags, one page, no sign lost."""

import dataclasses
import re
from io import BytesIO
from statistics import mode
from typing import Any

import pytest

from tests.documents.reading import is_for_everybody, read_pdf, tags_of, words_by_place, words_line_by_line, words_of
from tests.quest.cv.samples import BADGES, CONTACT, DRAFT, EXPERIENCES, in_look
from webapp.queries.cv import OwnCv
from webapp.quest.cv.draft import Contact, Draft, Look, Wishes
from webapp.web.backpack.cv_printing import TooLong, cv_pdf, longest, qr_svg, sheet_pdf

LINE = "Une ligne de texte qui prend toute la largeur de la feuille de papier, et même un peu plus que cela"
# Signs that people type, of all kinds; only those that no face of ours has are replaced.
NASTY = '😀 👩🏽‍🍳 « O’Neil » {{nombre}} {brace} #panic(1) *a* _b_ $x$ <b>& \\ [x] @y "z" ~ Łukasz Ольга'


def printed(draft: Draft = DRAFT, contact: Contact = CONTACT, badges: Any = BADGES) -> bytes:
    return cv_pdf(OwnCv(draft=draft, badges=badges), contact)


def lived(times: int, **look: Any) -> Draft:
    """A draft with so many experiences of four long lines."""
    many = tuple(dataclasses.replace(EXPERIENCES[0], id=f"{number:016x}", lines=(LINE,) * 4) for number in range(times))
    return dataclasses.replace(DRAFT, experiences=many, look=Look(**look))


@pytest.mark.parametrize("template", ["line", "column"])
@pytest.mark.parametrize("kind", ["competences", "classic"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_cv_is_one_tagged_page(template: str, kind: str, language: str) -> None:
    made = printed(in_look(template=template, kind=kind, language=language))

    root: Any = read_pdf(made).trailer["/Root"]
    assert len(read_pdf(made).pages) == 1
    assert root["/Lang"] == {"fr": "fr-FR", "en": "en-GB"}[language]
    assert is_for_everybody(made) or language == "en"
    assert [tag for tag in tags_of(made) if tag[0] == "/H1"] == [("/H1", None)]
    assert [alt for name, alt in tags_of(made) if name == "/Figure"] == [
        {"fr": "Scanner pour vérifier", "en": "Scan to verify"}[language]
        + "\u00a0: https://elan.example/badges/badge-1"
    ]


def test_a_cv_is_real_text_in_the_order_of_reading() -> None:
    assert words_of(printed()) == (
        "Inès Ben Salah-Œuvrard Vente ou accueil, en alternance 06 12 34 56 78 | ines@exemple.fr | Clairval "
        "Profil J’aime accueillir et trouver une solution. "
        "Compétences Coopérer en situation connue confirmé par badge "
        "• Tenue d’un rôle défini au sein d’une équipe de 11 personnes "
        "S’organiser en autonomie auto-évaluation • Gestion simultanée de plusieurs activités "
        "Expériences Garde de deux enfants famille, depuis 2023 "
        "• Organisation des trajets et des repas • Aide aux devoirs chaque soir "
        "Vente sur un marché Primeur Lopez, Clairval, juin 2025 – août 2025 "
        "• Accueil de 80 clients par matinée • Tenue de la caisse Gardienne de but en U19 FC Clairval, juin 2024 "
        "Formation PSC1 mars 2024, obtenu Seconde professionnelle Commerce Lycée Zola, 2023, suivi "
        "Badges vérifiables Coopérer — niveau 1 Mission locale de Clairval, nov. 2026 elan.example/badges/badge-1 "
        "Élan — 10 jours tenus Mission locale de Clairval, nov. 2026 A mené à bien un parcours de 10 jours. "
        "Langues Français (courant) · Arabe (langue maternelle) "
        "Permis et mobilité Permis B en cours, transports en commun, vélo, 30 minutes "
        "Disponibilité Emploi, alternance · tout de suite Centres d’intérêt Football, cuisine"
    )


@pytest.mark.parametrize("template", ["line", "column"])
@pytest.mark.parametrize("kind", ["competences", "classic"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_cv_is_read_the_same_from_where_its_letters_stand(template: str, kind: str, language: str) -> None:
    again = (dataclasses.replace(each, id=f"{each.id}-again", name=f"Encore {each.name}") for each in BADGES)
    made = printed(in_look(template=template, kind=kind, language=language), badges=(*BADGES, *again))

    assert words_by_place(made) == words_of(made)
    assert words_line_by_line(made) == words_of(made)


def test_a_band_has_its_parts_in_order() -> None:
    words = words_of(printed(in_look(template="column")))
    headings = [
        "Profil", "Compétences", "Expériences", "Formation", "Badges vérifiables", "Langues", "Permis et mobilité",
        "Disponibilité", "Centres d’intérêt",
    ]  # fmt: skip

    places = [words.index(heading) for heading in headings]
    assert places == sorted(places)


def test_a_long_cv_shrinks_to_one_page() -> None:
    sizes = [mode(sizes_of(printed(lived(times)))) for times in (1, 5)]

    assert sizes[1] < sizes[0]
    assert len(read_pdf(printed(lived(5))).pages) == 1


def test_a_cv_that_is_too_long_says_by_how_much_and_where() -> None:
    with pytest.raises(TooLong) as raised:
        printed(lived(10))

    assert raised.value.lines > 5
    assert longest(OwnCv(draft=lived(10), badges=BADGES).paper(), 1) == ["Expériences"]


@pytest.mark.parametrize("template", ["line", "column"])
def test_two_pages_are_a_choice_and_cut_nothing_in_two(template: str) -> None:
    made = printed(lived(9, pages=2, template=template))

    pages = [" ".join(page.extract_text().split()) for page in read_pdf(made).pages]
    assert len(pages) == 2
    assert [page.count("Garde de deux enfants") * 4 for page in pages] == [page.count("Une ligne") for page in pages]


def test_every_sign_survives_and_nothing_is_read_as_a_program() -> None:
    words = words_of(printed(dataclasses.replace(DRAFT, wishes=Wishes(target=NASTY))))

    assert NASTY in words


def test_letters_of_other_alphabets_are_drawn() -> None:
    words = words_of(printed(dataclasses.replace(DRAFT, wishes=Wishes(target="مرحبا"))))

    # Readers of PDF differ in the direction in which they give Arabic back; every letter is there.
    assert set("مرحبا") == {sign for sign in words if "\u0600" <= sign <= "\u06ff"}


def test_a_sign_that_no_face_has_leaves_a_square_and_the_rest() -> None:
    words = words_of(printed(dataclasses.replace(DRAFT, wishes=Wishes(target="Cuisine 漢字"))))

    assert "Cuisine □□" in words


@pytest.mark.parametrize("name", ["Ö" * 300, " ".join(["Marie-Jeanne"] * 23)])
def test_a_name_of_three_hundred_signs_stays_on_the_page(name: str) -> None:
    made = printed(DRAFT, dataclasses.replace(CONTACT, name=name))

    assert len(read_pdf(made).pages) == 1
    assert name.replace(" ", "") in words_of(made).replace(" ", "")
    assert right_edge(made) <= 210 / 25.4 * 72


def test_an_empty_cv_is_a_page_too() -> None:
    assert len(read_pdf(cv_pdf(OwnCv(draft=Draft(), badges=()), Contact())).pages) == 1


def test_the_sheet_for_a_company_is_a_table_with_its_heads() -> None:
    made = sheet_pdf(OwnCv(draft=DRAFT, badges=BADGES), CONTACT)

    assert is_for_everybody(made)
    assert len(read_pdf(made).pages) == 1
    assert [name for name, _ in tags_of(made) if name in ("/Table", "/TH")] == ["/Table", *["/TH"] * 4]
    assert words_of(made).startswith(
        "Inès Ben Salah-Œuvrard Fiche de compétences Vente ou accueil, en alternance "
        "06 12 34 56 78 | ines@exemple.fr | Clairval Compétence Niveau Ce qui le montre Preuve "
        "Coopérer en situation connue Tenue d’un rôle défini au sein d’une équipe de 11 personnes "
        "Tient son rôle dans une équipe connue. Coopérer — niveau 1, Mission locale de Clairval, nov. 2026 "
        "S’organiser en autonomie Gestion simultanée de plusieurs activités auto-évaluation"
    )


def test_the_code_of_a_badge_holds_the_address_of_its_page() -> None:
    drawn = qr_svg("https://elan.example/badges/badge-1")

    assert drawn == qr_svg("https://elan.example/badges/badge-1")
    assert drawn != qr_svg("https://elan.example/badges/badge-2")


def sizes_of(made: bytes) -> list[float]:
    """Return the sizes that the page asks for, letter by letter."""
    contents = read_pdf(made).pages[0].get_contents()
    assert contents is not None
    return [float(size) for size in re.findall(rb" ([\d.]+) Tf", contents.get_data())]


def right_edge(made: bytes) -> float:
    """Return how far to the right a piece of text begins."""
    found: list[float] = [0.0]
    read_pdf(BytesIO(made).getvalue()).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: found.append(tm[4] if text.strip() else 0.0)
    )
    return max(found)
