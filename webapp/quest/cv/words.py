"""The headings of a CV in French and in English; what the youth wrote stays as it is."""

from collections.abc import Mapping
from typing import Final

HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "about": "Profil",
        "skills": "Compétences",
        "work": "Expériences professionnelles",
        "other": "Expériences de vie et engagements",
        "experiences": "Expériences",
        "trainings": "Formation",
        "languages": "Langues",
        "mobility": "Permis et mobilité",
        "interests": "Centres d’intérêt",
        "badges": "Badges vérifiables",
        "availability": "Disponibilité",
        "contact": "Contact",
        "scan": "Scanner pour vérifier",
        "sheet": "Fiche de compétences",
        "evidence": "Ce qui le montre",
        "level": "Niveau",
        "competence": "Compétence",
        "proof": "Preuve",
        "pitch": "Me présenter en une minute",
    },
    "en": {
        "about": "Profile",
        "skills": "Skills",
        "work": "Work experience",
        "other": "Life experience and volunteering",
        "experiences": "Experience",
        "trainings": "Education and training",
        "languages": "Languages",
        "mobility": "Driving licence and mobility",
        "interests": "Interests",
        "badges": "Verifiable badges",
        "availability": "Availability",
        "contact": "Contact",
        "scan": "Scan to verify",
        "sheet": "Skills sheet",
        "evidence": "What shows it",
        "level": "Level",
        "competence": "Skill",
        "proof": "Proof",
        "pitch": "One-minute introduction",
    },
}

# What a level means to somebody who hires.
LEVELS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "fr": ("avec un appui", "en situation connue", "en autonomie", "jusqu’à transmettre"),
    "en": ("with guidance", "in familiar situations", "independently", "up to coaching others"),
}
# Who says so: the person alone, or somebody who saw it and signed a badge.
SELF_SAID: Final = {"fr": "auto-évaluation", "en": "self-assessed"}
CONFIRMED: Final = {"fr": "confirmé par badge", "en": "confirmed by badge"}

COMPETENCES_EN: Final[Mapping[str, str]] = {
    "cooperer": "Teamwork",
    "communiquer": "Communication",
    "s-organiser": "Organisation",
    "resoudre-un-probleme": "Problem solving",
    "apprendre": "Learning",
    "prendre-des-initiatives": "Initiative",
    "respecter-un-cadre": "Working within rules",
    "utiliser-le-numerique": "Digital skills",
    "se-reperer-se-deplacer": "Getting around",
    "demander-de-l-aide": "Asking for help",
    "se-presenter": "Presenting oneself",
    "s-engager": "Commitment",
}

FLUENCY: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {"notions": "notions", "everyday": "vie courante", "fluent": "courant", "native": "langue maternelle"},
    "en": {"notions": "basic", "everyday": "everyday use", "fluent": "fluent", "native": "native speaker"},
}
RESULTS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {"obtained": "obtenu", "followed": "suivi", "current": "en cours"},
    "en": {"obtained": "obtained", "followed": "attended", "current": "in progress"},
}
LICENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "bsr": "permis AM (BSR)",
        "a": "permis moto",
        "b": "permis B",
        "b-theory": "code obtenu",
        "b-current": "permis B en cours",
        "c": "permis poids lourd",
        "caces": "CACES",
    },
    "en": {
        "bsr": "moped licence (AM)",
        "a": "motorcycle licence",
        "b": "driving licence (B)",
        "b-theory": "theory test passed (B)",
        "b-current": "driving licence (B) in progress",
        "c": "lorry licence",
        "caces": "forklift certificate (CACES)",
    },
}
MEANS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {"transport": "transports en commun", "bicycle": "vélo", "scooter": "deux-roues", "car": "voiture"},
    "en": {"transport": "public transport", "bicycle": "bicycle", "scooter": "scooter", "car": "car"},
}
CONTRACTS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "job": "emploi",
        "part-time": "temps partiel",
        "apprenticeship": "alternance",
        "internship": "stage ou immersion",
        "training": "formation",
        "civic": "service civique",
    },
    "en": {
        "job": "job",
        "part-time": "part-time",
        "apprenticeship": "apprenticeship",
        "internship": "internship",
        "training": "training",
        "civic": "civic service",
    },
}
SHEET_NOTE: Final = {
    "fr": (
        "Un badge a été confirmé par quelqu’un qui a vu l’action, puis signé par la mission locale\u00a0: son QR code "
        "mène à une page qui le vérifie. «\u00a0Auto-évaluation\u00a0»\u00a0: c’est la personne qui le dit."
    ),
    "en": (
        "A badge was confirmed by somebody who saw the action, then signed by the local youth centre: its QR code "
        "leads to a page that verifies it. “Self-assessed”: the person says so themself."
    ),
}
