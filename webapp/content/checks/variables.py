"""Words in double braces, replaced by those of the place, the team or the person."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from webapp.content.walk import each_text
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step

# Every variable, and what it stands for. README.md of game_content shows this table; a test compares them.
VARIABLES: Final[Mapping[str, str]] = {
    "ville": "nom de la ville",
    "mission_locale": "nom de la mission locale",
    "adresse_ml": "adresse de la mission locale",
    "horaires_ml": "horaires de la mission locale",
    "numero_ml": "numéro de téléphone de la mission locale",
    "numero_astreinte": "numéro à appeler le week-end",
    "conseiller": "nom de la personne référente",
    "animation": "nom de la personne qui anime",
    "prenom": "nom de jeu de la personne",
    "nom_jeu": "nom de jeu de la personne",
    "nom_complet": "nom de la personne, sur l’attestation",
    "equipe": "nom de l’équipe",
    "indices_demandes": "nombre de missions où l’équipe a demandé un indice",
    "eclats": "éclats de l’équipe",
    "rdv_date": "date du prochain rendez-vous",
    "rdv_heure": "heure du prochain rendez-vous",
    "rdv_mode": "façon du prochain rendez-vous (sur place, téléphone, visio)",
    "date_debut": "premier jour de la quête",
    "date_fin_essai": "dernier jour de la période d’essai",
    "date_fin": "dernier jour du contrat de jeu, ou de la quête sur l’attestation",
    "date_signature": "jour de la signature",
    "date": "date choisie",
    "signature": "signature de la personne",
    "heures": "heures réellement suivies",
    "jours": "jours réellement suivis",
    "nb_services": "nombre de services découverts",
    "liste_badges": "badges obtenus",
    "badge": "nom d’un badge",
    "resultat_essai": "résultat de la période d’essai",
    "fait_marquant": "fait que l’équipe retient",
    "fait_1": "premier fait",
    "fait_2": "deuxième fait",
    "fait_3": "troisième fait",
    "objectif": "objectif choisi par la personne",
    "prochain_pas": "prochain pas de la personne",
    "pas1": "premier pas du plan",
    "qui": "personne à qui demander",
    "code_lieu": "mot-code d’un lieu",
    "lieu_mission_locale": "lieu 1 du week-end",
    "lieu_mairie": "lieu 2 du week-end",
    "adresse_mairie": "adresse de la mairie",
    "lieu_mediatheque": "lieu 3 du week-end",
    "adresse_mediatheque": "adresse de la médiathèque",
    "lieu_arret": "lieu 4 du week-end",
    "nom_arret": "nom d’un arrêt conseillé",
    "lieu_france_travail": "lieu 5 du week-end",
    "adresse_france_travail": "adresse de France Travail",
    "lieu_caf_cpam": "lieu 6 du week-end",
    "adresse_caf_cpam": "adresse de la CAF ou de la CPAM",
    "lieu_sport": "lieu 7 du week-end",
    "nom_lieu_sport": "exemple de lieu de sport",
    "lieu_commerce": "lieu 8 du week-end",
    "nom_commerce": "exemple de commerce",
    "lieu_logement": "lieu 9 du week-end",
    "adresse_logement": "adresse du lieu 9",
    "lieu_sante": "lieu 10 du week-end",
    "nom_lieu_sante": "exemple de lieu de santé",
}

_VARIABLE: Final = re.compile(r"\{\{([^{}]*)\}\}")
_STRAY_BRACE: Final = re.compile(r"[{}]")


def variables_are_known(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every variable is in the list, and braces come by two."""
    for loc, text in each_text(quest):
        for name in _VARIABLE.findall(text):
            if name not in VARIABLES:
                near = get_close_matches(name, VARIABLES, n=1)
                hint = f" (peut-être « {near[0]} » ?)" if near else ""
                yield loc, f"La variable « {name} » n’existe pas{hint}."
        if _STRAY_BRACE.search(_VARIABLE.sub("", text)):
            yield loc, "Une accolade est seule : une variable s’écrit {{ville}}."


def required_variables_are_known(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """What an organisation must fill in before it starts is in the list too."""
    for index, name in enumerate(quest.required_variables):
        if name not in VARIABLES:
            yield ("required_variables", index), f"La variable « {name} » n’existe pas."


CHECKS: Final = (variables_are_known, required_variables_are_known)
