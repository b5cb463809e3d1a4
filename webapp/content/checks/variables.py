"""Words in double braces, replaced by those of the place, the team or the person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from webapp.content.walk import each_text
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step


@dataclass(frozen=True, slots=True)
class Variable:
    """What a variable stands for, and the plain words said when nobody filled it in."""

    meaning: str
    default: str


# Every variable. README.md of game_content shows this table; a test compares them.
VARIABLES: Final[Mapping[str, Variable]] = {
    "ville": Variable("nom de la ville", "ta ville"),
    "mission_locale": Variable("nom de la mission locale", "ta mission locale"),
    "adresse_ml": Variable("adresse de la mission locale", "l’adresse affichée à l’accueil"),
    "horaires_ml": Variable("horaires de la mission locale", "les heures d’ouverture"),
    "numero_ml": Variable("numéro de téléphone de la mission locale", "le numéro de l’accueil"),
    "numero_astreinte": Variable("numéro à appeler le week-end", "le numéro donné par l’animation"),
    "conseiller": Variable("nom de la personne référente", "la personne qui te suit"),
    "animation": Variable("nom de la personne qui anime", "l’équipe d’animation"),
    "prenom": Variable("nom de jeu de la personne", "toi"),
    "nom_jeu": Variable("nom de jeu de la personne", "toi"),
    "nom_complet": Variable("nom de la personne, sur l’attestation", "La personne"),
    "equipe": Variable("nom de l’équipe", "l’équipe"),
    "indices_demandes": Variable("nombre de missions où l’équipe a demandé un indice", "quelques-uns"),
    "eclats": Variable("éclats de l’équipe", "0"),
    "rdv_date": Variable("date du prochain rendez-vous", "pas encore fixé"),
    "rdv_heure": Variable("heure du prochain rendez-vous", "à choisir"),
    "rdv_mode": Variable("façon du prochain rendez-vous (sur place, téléphone, visio)", "à choisir"),
    "date_debut": Variable("premier jour de la quête", "premier jour"),
    "date_fin_essai": Variable("dernier jour de la période d’essai", "dixième jour"),
    "date_fin": Variable("dernier jour du contrat de jeu, ou de la quête sur l’attestation", "quatre mois plus tard"),
    "date_signature": Variable("jour de la signature", "jour 1"),
    "date": Variable("date choisie", "à choisir"),
    "signature": Variable("signature de la personne", "à signer"),
    "heures": Variable("heures réellement suivies (12 heures)", "plusieurs heures"),
    "jours": Variable("jours réellement suivis (10 jours)", "plusieurs jours"),
    "nb_services": Variable("services découverts (25 services)", "plusieurs services"),
    "liste_badges": Variable("badges obtenus", "à venir"),
    "badge": Variable("nom d’un badge", "à découvrir"),
    "resultat_essai": Variable("résultat de la période d’essai", "à venir"),
    "fait_marquant": Variable("fait que l’équipe retient", "à écrire"),
    "fait_1": Variable("premier fait", "à écrire"),
    "fait_2": Variable("deuxième fait", "à écrire"),
    "fait_3": Variable("troisième fait", "à écrire"),
    "objectif": Variable("objectif choisi par la personne", "à choisir ensemble"),
    "prochain_pas": Variable("prochain pas de la personne", "à choisir ensemble"),
    "pas1": Variable("premier pas du plan", "à écrire avec toi"),
    "qui": Variable("personne à qui demander", "ta mission locale"),
    "code_lieu": Variable("mot-code d’un lieu", "le mot affiché sur place"),
    "lieu_mission_locale": Variable("lieu 1 du week-end", "La mission locale"),
    "lieu_mairie": Variable("lieu 2 du week-end", "La mairie"),
    "adresse_mairie": Variable("adresse de la mairie", "à chercher sur un plan"),
    "lieu_mediatheque": Variable("lieu 3 du week-end", "La médiathèque"),
    "adresse_mediatheque": Variable("adresse de la médiathèque", "à chercher sur un plan"),
    "lieu_arret": Variable("lieu 4 du week-end", "Un arrêt ou une gare"),
    "nom_arret": Variable("nom d’un arrêt conseillé", "celui que tu connais"),
    "lieu_france_travail": Variable("lieu 5 du week-end", "France Travail"),
    "adresse_france_travail": Variable("adresse de France Travail", "à chercher sur un plan"),
    "lieu_caf_cpam": Variable("lieu 6 du week-end", "La CAF ou l’Assurance Maladie"),
    "adresse_caf_cpam": Variable("adresse de la CAF ou de la CPAM", "à chercher sur un plan"),
    "lieu_sport": Variable("lieu 7 du week-end", "Un lieu de sport"),
    "nom_lieu_sport": Variable("exemple de lieu de sport", "le terrain le plus proche"),
    "lieu_commerce": Variable("lieu 8 du week-end", "Un commerce ou un atelier"),
    "nom_commerce": Variable("exemple de commerce", "la rue la plus animée"),
    "lieu_logement": Variable("lieu 9 du week-end", "Un lieu pour le logement des jeunes"),
    "adresse_logement": Variable("adresse du lieu 9", "à chercher sur un plan"),
    "lieu_sante": Variable("lieu 10 du week-end", "Une pharmacie ou un centre de santé"),
    "nom_lieu_sante": Variable("exemple de lieu de santé", "la pharmacie la plus proche"),
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


def default_words() -> dict[str, str]:
    """Return the plain words of every variable, for whatever an organisation has not filled in."""
    return {name: variable.default for name, variable in VARIABLES.items()}


CHECKS: Final = (variables_are_known, required_variables_are_known)
