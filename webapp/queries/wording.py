"""Words of the place and of the person: what fills ``{{ville}}`` and the others in the authors' texts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from webapp.queries.standing import Standing
from webapp.quest.facts import register_value

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def wording(standing: Standing, appointment: Any = None) -> dict[str, str]:
    """Return every variable that a text may use for this player, with plain words where something is missing."""
    player = standing.player
    words = {name: str(value) for name, value in player.variables.items()}
    words.update(
        prenom=player.pseudonym,
        nom_jeu=player.pseudonym,
        nom_complet=player.pseudonym,
        equipe=standing.team_name,
        eclats=str(standing.gauge.total),
        indices_demandes=str(standing.hints_asked),
        nb_services=str(len(standing.services)),
    )
    words.update(_dates(standing))
    words.update(_appointment_words(appointment))
    words.update(_plan_words(standing))
    return words


def spoken_date(day: date) -> str:
    """Write a date as people say it: lundi 3 mars."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[day.month - 1]}"


def spoken_time(moment: datetime) -> str:
    """Write a time as people say it: 9 h, 14 h 30."""
    return f"{moment.hour}\u00a0h" + (f"\u00a0{moment.minute:02d}" if moment.minute else "")


def _dates(standing: Standing) -> Mapping[str, str]:
    days = [datetime.fromisoformat(value).date() for name, value in standing.cohort.days.items() if name != "we"]
    first, last = (min(days), max(days)) if days else (standing.cohort.starts_on, standing.cohort.starts_on)
    month = first.month + 4
    end = date(first.year + (month - 1) // 12, (month - 1) % 12 + 1, min(first.day, 28))
    return {
        "date_debut": spoken_date(first),
        "date_fin_essai": spoken_date(last),
        "date_fin": spoken_date(end),
        "date_signature": spoken_date(first),
    }


def _appointment_words(appointment: Any) -> Mapping[str, str]:
    if appointment is None:
        return {"rdv_date": "pas encore fixé", "rdv_heure": "à choisir", "rdv_mode": "à choisir"}
    return {"rdv_date": appointment.day, "rdv_heure": appointment.time, "rdv_mode": appointment.mode_text}


def _plan_words(standing: Standing) -> Mapping[str, str]:
    words = {"qui": standing.player.variables.get("conseiller", "ta mission locale"), "pas1": "à écrire avec toi"}
    for mission in standing.quest.missions():
        for step in mission.steps:
            exports = getattr(step, "exports", None)
            answer = register_value(standing.person.about(step.id), "answer") if exports == "plan" else None
            if isinstance(answer, dict):
                first = answer.get("pas1")
                words["pas1"] = str(first.get("quoi", "")) if isinstance(first, dict) else str(first or words["pas1"])
                words["qui"] = str(answer.get("qui") or words["qui"])
    return words
