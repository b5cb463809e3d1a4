"""JSON Resume: valid for the schema of its makers (MIT, beside its licence in schema/)."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from tests.quest.cv.samples import BADGES, CONTACT, DRAFT, NAMES, in_look
from webapp.quest.cv.draft import Draft
from webapp.quest.cv.json_resume import SCHEMA, json_resume

OFFICIAL = json.loads((Path(__file__).parent / "schema" / "json-resume.json").read_text(encoding="utf-8"))
WHOLE = {
    "$schema": SCHEMA,
    "basics": {
        "name": "Inès Ben Salah-Œuvrard",
        "label": "Vente ou accueil, en alternance",
        "email": "ines@exemple.fr",
        "phone": "06 12 34 56 78",
        "summary": "J’aime accueillir et trouver une solution.",
        "location": {"city": "Clairval"},
    },
    "work": [
        {
            "name": "Primeur Lopez",
            "position": "Vente sur un marché",
            "location": "Clairval",
            "highlights": ["Accueil de 80 clients par matinée", "Tenue de la caisse"],
            "startDate": "2025-06",
            "endDate": "2025-08",
        }
    ],
    "projects": [
        {
            "name": "Garde de deux enfants",
            "entity": "famille",
            "highlights": ["Organisation des trajets et des repas", "Aide aux devoirs chaque soir"],
            "startDate": "2023",
        },
        {"name": "Gardienne de but en U19", "entity": "FC Clairval", "endDate": "2024-06"},
    ],
    "education": [
        {"area": "PSC1", "endDate": "2024-03", "studyType": "obtenu"},
        {
            "institution": "Lycée Zola",
            "area": "Seconde professionnelle Commerce",
            "endDate": "2023",
            "studyType": "suivi",
        },
    ],
    "certificates": [
        {
            "name": "Coopérer — niveau 1",
            "date": "2026-11-20",
            "issuer": "Mission locale de Clairval",
            "url": "https://elan.example/badges/badge-1",
        },
        {"name": "Élan — 10 jours tenus", "date": "2026-11-25", "issuer": "Mission locale de Clairval"},
    ],
    "skills": [
        {
            "name": "Coopérer",
            "level": "en situation connue (confirmé par badge)",
            "keywords": ["Tenue d’un rôle défini au sein d’une équipe de 11 personnes"],
        },
        {
            "name": "S’organiser",
            "level": "en autonomie (auto-évaluation)",
            "keywords": ["Gestion simultanée de plusieurs activités"],
        },
    ],
    "languages": [
        {"language": "Français", "fluency": "courant"},
        {"language": "Arabe", "fluency": "langue maternelle"},
    ],
    "interests": [{"name": "Football"}, {"name": "cuisine"}],
    "meta": {"version": "v1.0.0", "language": "fr"},
}


def resume(draft: Draft = DRAFT) -> dict[str, Any]:
    return json_resume(draft, contact=CONTACT, badges=BADGES, names=NAMES)


@pytest.mark.parametrize("draft", [Draft(), DRAFT, in_look(language="en"), in_look(kind="classic")])
def test_it_is_valid(draft: Draft) -> None:
    validator = jsonschema_rs.Draft7Validator(OFFICIAL, validate_formats=True)

    assert [str(error) for error in validator.iter_errors(resume(draft))] == []


def test_the_whole_cv_is_there() -> None:
    assert resume() == WHOLE


def test_what_is_empty_is_left_out() -> None:
    assert json_resume(Draft(), contact=None, badges=(), names=NAMES) == {
        "$schema": SCHEMA,
        "meta": {"version": "v1.0.0", "language": "fr"},
    }
