"""A youth whose CV everybody may read: Inès, who has no diploma and three badges."""

from webapp.content import load_quest
from webapp.quest.cv.draft import (
    Contact,
    Draft,
    Experience,
    Look,
    Mobility,
    ProvenBadge,
    Skill,
    SpokenLanguage,
    Training,
    Wishes,
)

NAMES = {each.id: each.name for each in load_quest().competences}
CONTACT = Contact(name="Inès Ben Salah-Œuvrard", email="ines@exemple.fr", phone="06 12 34 56 78", town="Clairval")

EXPERIENCES = (
    Experience(
        id="a" * 16, kind="famille", title="Garde de deux enfants", place="famille", start="2023", is_current=True,
        lines=("Organisation des trajets et des repas", "Aide aux devoirs chaque soir"),
    ),
    Experience(
        id="b" * 16, kind="petit-boulot", title="Vente sur un marché", place="Primeur Lopez", town="Clairval",
        start="2025-06", end="2025-08", lines=("Accueil de 80 clients par matinée", "Tenue de la caisse"),
    ),
    Experience(id="c" * 16, kind="sport", title="Gardienne de but en U19", place="FC Clairval", end="2024-06"),
)  # fmt: skip

DRAFT = Draft(
    wishes=Wishes(
        target="Vente ou accueil, en alternance",
        about="J’aime accueillir et trouver une solution.",
        availability="tout de suite",
        contracts=("job", "apprenticeship"),
        interests="Football, cuisine",
    ),
    experiences=EXPERIENCES,
    trainings=(
        Training(
            id="d" * 16, title="Seconde professionnelle Commerce", place="Lycée Zola", end="2023", result="followed",
        ),
        Training(id="e" * 16, title="PSC1", end="2024-03", result="obtained"),
    ),
    skills=(
        Skill(
            competence="cooperer", level=2,
            lines=("Tenue d’un rôle défini au sein d’une équipe de 11 personnes",), words={"nombre": "11"},
        ),
        Skill(
            competence="s-organiser", level=3, lines=("Gestion simultanée de plusieurs activités",),
            words={"exemple": "j’ai refait le planning"},
        ),
    ),
    languages=(
        SpokenLanguage(name="Français", level="fluent"),
        SpokenLanguage(name="Arabe", level="native"),
    ),
    mobility=Mobility(licences=("b-current",), means=("transport", "bicycle"), radius="30 minutes"),
)  # fmt: skip

BADGES = (
    ProvenBadge(
        id="badge-1", name="Coopérer — niveau 1", name_en="Cooperating — level 1",
        description="Tient son rôle dans une équipe connue.", description_en="Holds a role in a familiar team.",
        issuer="Mission locale de Clairval", awarded_on="2026-11-20", competences=("cooperer",), level=2,
        url="https://elan.example/badges/badge-1",
    ),
    ProvenBadge(
        id="badge-2", name="Élan — 10 jours tenus", name_en="Élan — Ten-Day Quest Completed",
        description="A mené à bien un parcours de 10 jours.", description_en="Completed a ten-day journey.",
        issuer="Mission locale de Clairval", awarded_on="2026-11-25", competences=("s-organiser",),
    ),
)  # fmt: skip


def in_look(**look: object) -> Draft:
    """The draft in another look."""
    kept = {name: getattr(DRAFT, name) for name in Draft.__dataclass_fields__}
    return Draft(**{**kept, "look": Look(**look)})  # type: ignore[arg-type]  # tests name the fields
