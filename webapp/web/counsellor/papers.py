"""What the printed things of a cohort say: its poster, the cards of those who are expected or who lost theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from webapp.queries.calendar import spoken_hour
from webapp.queries.cohorts import ManagedCohort
from webapp.queries.wording import spoken_date
from webapp.web.common.printing import origin, qr_svg
from webapp.web.common.resume_card import card_address

PROMISES = (
    "Gratuit, sur ton téléphone. Ni compte, ni adresse e-mail.",
    "Tu joues sous un nom inventé. Personne ne voit le vrai.",
    "Pas de téléphone\N{NO-BREAK SPACE}? Demande à l’accueil.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCard:
    """A card to print: whose it is, and the words that open the place."""

    words: Sequence[str]
    name: str | None = None
    team: int | None = None
    is_new: bool = True  # opens a new place, once; otherwise it opens again the place of somebody


def poster_data(cohort: ManagedCohort) -> dict[str, Any]:
    """Return what the poster says."""
    address = origin()
    return {
        "title": "Demain Matin t’embauche",
        "organisation": cohort.organisation,
        "when": f"Premier jour\N{NO-BREAK SPACE}: {first_day(cohort)}",
        "qr": qr_svg(address + url_for("public.join_page", code=cohort.join_code)),
        "qr_says": f"Code QR qui ouvre la page d’entrée du groupe {cohort.join_code}",
        "scan": "Scanne avec l’appareil photo",
        "code_title": "ou tape ce code",
        "code": cohort.join_code,
        "address_before": "sur",
        "address": address.partition("://")[2],
        "promises": PROMISES,
        "place": ", ".join(str(cohort.variables.get(name) or "") for name in ("adresse_ml", "numero_ml")).strip(", "),
    }


def cards_data(cohort: ManagedCohort, cards: Sequence[PaperCard]) -> dict[str, Any]:
    """Return what a sheet of cards says."""
    return {
        "title": f"Cartes de {cohort.name}",
        "organisation": cohort.organisation,
        "address": origin().partition("://")[2] + url_for("public.resume"),
        "cards": [_card(cohort, card) for card in cards],
    }


def first_day(cohort: ManagedCohort) -> str:
    """Say when the first day opens."""
    if not cohort.days:
        return spoken_date(cohort.starts_on)
    opens = datetime.fromisoformat(min(cohort.days.values()))
    return f"{spoken_date(opens.date())} à {spoken_hour(opens.strftime('%H:%M'))}"


def _card(cohort: ManagedCohort, card: PaperCard) -> dict[str, Any]:
    return {
        "name": card.name or "",
        "group": cohort.name + (f", équipe {card.team}" if card.team else ""),
        "when": f"Premier jour\N{NO-BREAK SPACE}: {first_day(cohort)}" if card.is_new else "",
        "words": list(card.words),
        "qr": qr_svg(card_address(card.words)),
        "qr_says": f"Code QR de la carte {'de ' + card.name if card.name else 'sans prénom'}",
        "note": "Cette carte ouvre ta place une seule fois." if card.is_new else "L’ancienne carte ne marche plus.",
    }
