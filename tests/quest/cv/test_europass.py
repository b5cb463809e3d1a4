"""Europass XML: the shape of a SkillsPassport 3.4, and everything of the CV in it."""

import dataclasses
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from tests.quest.cv.europass_shape import shape_faults
from tests.quest.cv.samples import BADGES, CONTACT, DRAFT, NAMES, in_look
from webapp.quest.cv.draft import Contact, Draft, Wishes
from webapp.quest.cv.europass import NAMESPACE, SCHEMA, europass_xml

NOW = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
NASTY = "😀 {{nombre}} <b>&amp; « ’ » ]]> " + "é" * 260


def passport(draft: Draft = DRAFT, contact: Contact | None = CONTACT) -> Element:
    root: Element = fromstring(europass_xml(draft, contact=contact, badges=BADGES, names=NAMES, made_at=NOW))
    return root


@pytest.mark.parametrize(
    "draft", [Draft(), DRAFT, in_look(language="en"), in_look(hidden_badges=("badge-1", "badge-2"))]
)
def test_it_has_the_shape(draft: Draft) -> None:
    assert shape_faults(passport(draft)) == []


def test_the_shape_sees_a_fault() -> None:
    root = passport()
    learner = root[1]
    learner.remove(learner[0])
    learner.append(Element(f"{{{NAMESPACE}}}Identification"))

    assert len(shape_faults(root)) == 1


def test_it_says_which_schema_and_which_language() -> None:
    root = passport(in_look(language="en"))

    assert root.tag == f"{{{NAMESPACE}}}SkillsPassport"
    assert root.attrib == {"{http://www.w3.org/2001/XMLSchema-instance}schemaLocation": SCHEMA, "locale": "en"}


def test_the_whole_cv_is_there() -> None:
    root = passport()

    assert [each.text for each in root.iter() if each.text and each.text.strip()] == [
        "ECV", "2026-11-26T14:30:00.000Z", "2026-11-26T14:30:00.000Z", "V3.4", "Elan", "Europass CV",
        "Inès", "Ben Salah-Œuvrard", "Clairval", "ines@exemple.fr", "06 12 34 56 78", "mobile",
        "preferred_job", "Emploi recherché", "Vente ou accueil, en alternance",
        "true", "Garde de deux enfants", "Organisation des trajets et des repas\nAide aux devoirs chaque soir",
        "famille",
        "false", "Vente sur un marché", "Accueil de 80 clients par matinée\nTenue de la caisse", "Primeur Lopez",
        "Clairval",
        "false", "Gardienne de but en U19", "FC Clairval",
        "false", "PSC1", "false", "Seconde professionnelle Commerce", "Lycée Zola",
        "Arabe", "Français", "C1", "C1", "C1",
        "Coopérer (en situation connue)\n- Tenue d’un rôle défini au sein d’une équipe de 11 personnes",
        "S’organiser (en autonomie)\n- Gestion simultanée de plusieurs activités",
        "Coopérer — niveau 1",
        f"Tient son rôle dans une équipe connue.\nMission locale de Clairval, 2026-11-20\n{BADGES[0].url}",
        "Élan — 10 jours tenus",
        "A mené à bien un parcours de 10 jours.\nMission locale de Clairval, 2026-11-25",
        "Centres d’intérêt", "Football, cuisine",
    ]  # fmt: skip
    moments = [each.attrib for each in root.iter() if each.tag.endswith(("From", "To"))]
    assert moments[:3] == [{"year": "2023"}, {"year": "2025", "month": "--06"}, {"year": "2025", "month": "--08"}]


def test_signs_and_length_survive() -> None:
    root = passport(
        dataclasses.replace(DRAFT, wishes=Wishes(target=NASTY)), dataclasses.replace(CONTACT, name="Ö" * 300)
    )

    found = {each.tag.rpartition("}")[2]: each.text for each in root.iter()}
    assert shape_faults(root) == []
    assert found["FirstName"] == "Ö" * 300
    assert NASTY in [each.text for each in root.iter()]


def test_who_keeps_no_contact_has_no_identification() -> None:
    assert passport(contact=None)[1][0].tag == f"{{{NAMESPACE}}}Headline"
