"""The texts of consent as pages show them: a version that a consent can name, words for what nobody filled in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from webapp.content.library import load_messages
from webapp.quest.messages import ConsentChoice, ConsentScreen, Minors, Withdrawal

# The purpose without which there is no account at all.
USE: Final = "use"

# Said when an organisation has not filled the word in.
DEFAULT_WORDS: Final[Mapping[str, str]] = {
    "mission_locale": "ta mission locale",
    "conseiller": "la personne qui te suit",
    "contact_dpo": "la personne déléguée à la protection des données",
    "adresse_ml": "l’adresse est à l’accueil",
    "numero_ml": "le numéro de l’accueil",
    "horaires_ml": "aux heures d’ouverture",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTexts:
    """What one reads before choosing, what one may choose, and the version of all that."""

    version: str
    welcome: ConsentScreen
    details: tuple[ConsentScreen, ...]
    choices: ConsentScreen
    minors: Minors
    withdrawal: Withdrawal

    @property
    def to_read(self) -> tuple[ConsentScreen, ...]:
        """Return all that is said before choosing, in order."""
        return (self.welcome, *self.details)

    @property
    def purposes(self) -> tuple[ConsentChoice, ...]:
        """Return the purposes, each of which is accepted or refused on its own."""
        return self.choices.choices


@cache
def consent_texts() -> ConsentTexts:
    """Load the texts of consent once a process; another wording is another version."""
    consent = load_messages().consent
    welcome, *details, choices = consent.screens
    return ConsentTexts(
        version=hashlib.sha256(repr(consent).encode()).hexdigest()[:12],
        welcome=welcome,
        details=tuple(details),
        choices=choices,
        minors=consent.minors,
        withdrawal=consent.withdrawal,
    )


def words_of_place(variables: Mapping[str, object], *, organisation: str) -> dict[str, str]:
    """Return the words of an organisation and a cohort, with plain ones where they said nothing."""
    filled = {name: str(value) for name, value in variables.items() if value}
    words = {**DEFAULT_WORDS, "responsable_traitement": organisation, **filled}
    return words | {"mission_locale": _with_article(words["mission_locale"])}


def _with_article(name: str) -> str:
    """Put « la » before « Mission locale de… »: the texts speak of it inside sentences."""
    return f"la {name}" if name.lower().startswith("mission locale") else name
