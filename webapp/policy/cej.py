"""The categories in which the hours of a CEJ are declared, and to which each service of the quest belongs."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Category(StrEnum):
    """A category of activity, as the counsellors' tools name it."""

    EMPLOYMENT = "Emploi"
    PROJECT = "Projet professionnel"
    TRAINING = "Formation"
    CITIZENSHIP = "Citoyenneté"
    HEALTH = "Santé"
    HOUSING = "Logement"
    LEISURE = "Culture, sport, loisirs"


_SERVICES: Final = {
    Category.EMPLOYMENT: ("offres-emploi", "atelier-cv", "simulation-entretien", "parrainage", "creation-entreprise"),
    Category.TRAINING: (
        "alternance", "formation-region", "savoirs-de-base", "competences-numeriques", "deuxieme-chance",
    ),
    Category.CITIZENSHIP: ("acces-droits", "aides-financieres", "service-civique", "engagement", "discriminations"),
    Category.HEALTH: ("sante", "sante-mentale", "handicap"),
    Category.HOUSING: ("logement",),
    Category.LEISURE: ("culture", "sport"),
}  # fmt: skip
_OF_SERVICE: Final = {service: category for category, services in _SERVICES.items() for service in services}


def category_of(services: Iterable[str]) -> Category:
    """Return where the time of a mission is declared: with its first service, otherwise with the project."""
    return next((_OF_SERVICE[each] for each in services if each in _OF_SERVICE), Category.PROJECT)
