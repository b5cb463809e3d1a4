"""The CV of the demonstration: somebody without a diploma, who has done things and says them in an employer's words."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy.orm import Session

from webapp.cli.demonstration.stage import Stage
from webapp.cli.demonstration.telling import player_called
from webapp.quest.cv.draft import Experience, Mobility, Skill, SpokenLanguage, Training, Wishes
from webapp.usecases.cv_writing import keep_section

WHO: Final = "Vague bleue"
WISHES: Final = Wishes(
    target="Vente ou accueil, en alternance",
    about="Avec un groupe, je tiens mon rôle et je préviens quand ça coince. Je cherche un premier contrat.",
    availability="tout de suite",
    contracts=("job", "apprenticeship"),
    interests="Football, cuisine, photo",
)
MOBILITY: Final = Mobility(
    licences=("b-current",), means=("transport", "bicycle"), radius="45 minutes autour de Valmeuse"
)
LISTS: Final[Mapping[str, tuple[Any, ...]]] = {
    "experiences": (
        Experience(
            id="0" * 15 + "1", kind="sport", title="Buvette d’un tournoi de quartier", place="City-stade des Acacias",
            town="Valmeuse", start="2026-06", end="2026-06",
            lines=("Service de 60 personnes dans l’après-midi, à quatre", "Tenue de la caisse, sans écart"),
        ),
        Experience(
            id="0" * 15 + "2", kind="famille", title="Garde de deux enfants", place="Famille", start="2024",
            is_current=True,
            lines=("Trajets de l’école chaque jour, à l’heure", "Repas et devoirs, trois soirs par semaine"),
        ),
        Experience(
            id="0" * 15 + "3", kind="petit-boulot", title="Vente sur un marché", place="Primeur des Halles",
            town="Valmeuse", start="2025-07", end="2025-08",
            lines=("Accueil et conseil de 80 clients par matinée", "Mise en place du stand avant 7 h"),
        ),
    ),
    "trainings": (
        Training(
            id="0" * 15 + "4", title="Seconde professionnelle Métiers de la relation client", place="Lycée du Canal",
            town="Valmeuse", end="2024", result="followed",
        ),
        Training(id="0" * 15 + "5", title="Prévention et secours civiques (PSC1)", end="2025-03", result="obtained"),
    ),
    "skills": (
        Skill(
            competence="cooperer", level=2,
            lines=(
                "Tenue d’un rôle défini au sein d’une équipe de 7 personnes",
                "Signalement anticipé des retards et difficultés",
            ),
        ),
        Skill(
            competence="communiquer", level=2,
            lines=(
                "Rédaction de messages professionnels (mail, SMS)",
                "Accueil d’un public et réponse à ses questions",
            ),
        ),
    ),
    "languages": (SpokenLanguage(name="Français", level="native"), SpokenLanguage(name="Espagnol", level="everyday")),
}  # fmt: skip


def compose_cv(stage: Stage) -> None:
    """Have one of the youths write theirs; their name and number are asked for when it is printed, and not kept."""

    def job(session: Session) -> None:
        player = player_called(session, WHO)
        lists = {name: {"items": [asdict(each) for each in items]} for name, items in LISTS.items()}
        for section, content in {"wishes": asdict(WISHES), "mobility": asdict(MOBILITY), **lists}.items():
            keep_section(session, player=player, section=section, content=content, now=stage.now)

    stage.setting.write(job)
