"""Who and where: an invented town, so that nobody's mission locale is mistaken for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.policy.rules import Role

ORGANISATION = "mission-locale-demonstration"
NAME = "Mission locale de Valmeuse (démonstration)"
VARIABLES = {
    "ville": "Valmeuse",
    "mission_locale": "Mission locale de Valmeuse",
    "adresse_ml": "12 rue des Tilleuls, Valmeuse",
    "horaires_ml": "du lundi au vendredi, de 9 h à 12 h 30 et de 13 h 30 à 17 h 30",
    "numero_ml": "01 99 00 12 34",
    "numero_astreinte": "06 39 98 12 34",
    "conseiller": "Camille Roche",
    "animation": "Samir Benali",
    "lieu_mission_locale": "La mission locale",
    "lieu_mairie": "La mairie de Valmeuse",
    "adresse_mairie": "1 place de la République",
    "lieu_mediatheque": "La médiathèque du Canal",
    "adresse_mediatheque": "3 quai du Canal",
    "lieu_arret": "L’arrêt Gare centrale",
    "nom_arret": "Gare centrale",
    "lieu_france_travail": "L’agence France Travail",
    "adresse_france_travail": "8 avenue des Frères-Lumière",
    "lieu_caf_cpam": "La CAF et la CPAM",
    "adresse_caf_cpam": "20 boulevard Nord",
    "lieu_sport": "Le city-stade des Acacias",
    "nom_lieu_sport": "city-stade des Acacias",
    "lieu_commerce": "Un commerce de la rue du Marché",
    "nom_commerce": "la boulangerie de la rue du Marché",
    "lieu_logement": "La résidence Habitat jeunes",
    "adresse_logement": "5 rue du Pont-Neuf",
    "lieu_sante": "La pharmacie de la place",
    "nom_lieu_sante": "la pharmacie de la place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StaffScript:
    """Somebody of the staff, and the cohorts that they follow (by place in the demonstration)."""

    role: Role
    name: str
    email: str
    follows: tuple[int, ...]


STAFF = (
    StaffScript(Role.COUNSELLOR, "Camille Roche", "camille.roche@valmeuse.example", (0, 1)),
    StaffScript(Role.COUNSELLOR, "Samir Benali", "samir.benali@valmeuse.example", (1,)),
    StaffScript(Role.ADMINISTRATOR, "Nadia Ferrand", "nadia.ferrand@valmeuse.example", ()),
)


@dataclass(frozen=True, slots=True)
class CohortScript:
    """A cohort of the demonstration: how many teams, who joins them in turn, who stopped after which day."""

    name: str
    code: str | None
    teams: int
    people: tuple[str, ...]
    stops: Mapping[str, int] = field(default_factory=dict)


RUNNING = CohortScript(
    "Groupe de la quinzaine",
    None,
    2,
    (
        "Vague bleue", "Orage de juin", "Renard 7", "Café du coin", "Lune en poche", "Hibou", "Domino", "Plume",
        "Quai numéro 9", "Tramway", "Mangue", "Citron givré", "Pixel", "Brume",
    ),
    {"Brume": 3},
)  # fmt: skip
FRESH = CohortScript("Groupe qui commence aujourd’hui", "DEMA1N", 2, ())
# What some wrote where a photo, a sound or a text was asked for: it waits for their counsellor's answer.
PRESENTATIONS: Mapping[str, str] = {
    "Plume": "Bonjour, moi c’est Plume. J’ai gardé mes petits cousins tout l’été. Je garde mon calme. Je cherche en"
    " crèche.",
    "Domino": "Bonjour. J’ai fait un mois de marché avec mon oncle. J’aime parler aux gens. Je cherche un contrat dans"
    " la vente.",
    "Renard 7": "Bonjour, j’ai réparé des vélos dans mon quartier. J’ai de la patience avec les machines. Je cherche"
    " encore.",
}
