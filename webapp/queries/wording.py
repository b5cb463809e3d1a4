"""Words of the place and of the person: what fills ``{{ville}}`` and the others in the authors' texts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from functools import cache, partial
from typing import Any

from webapp.content import default_words
from webapp.queries.objective import objective_of
from webapp.queries.standing import Standing
from webapp.quest.counted import counted
from webapp.quest.facts import register_value
from webapp.store.players import Player

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


class Words(Mapping[str, str]):
    """Words by the name of their variable; those that cost something are worked out when a text asks for them."""

    def __init__(self, known: Mapping[str, str], later: Mapping[str, Callable[[], str]]) -> None:
        self._known = {name: word for name, word in known.items() if name not in later}
        self._later = later

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = self._later[name]()
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._known, **self._later})

    def __len__(self) -> int:
        return len({**self._known, **self._later})


def wording(player: Player, standing: Callable[[], Standing], appointment: Callable[[], Any]) -> Words:
    """Return every variable that a text may use for this player, with plain words where something is missing."""
    known = default_words()
    known.update({name: str(value) for name, value in player.variables.items() if str(value or "").strip()})
    known.update(prenom=player.pseudonym, nom_jeu=player.pseudonym, nom_complet=player.pseudonym)
    later: dict[str, Callable[[], str]] = {
        "equipe": lambda: standing().team_called,
        "eclats": lambda: str(standing().gauge.total),
        "indices_demandes": lambda: str(standing().hints_asked),
        "nb_services": lambda: counted(len(standing().services), "service"),
        "objectif": lambda: objective_of(standing()) or default_words()["objectif"],
    }
    groups: tuple[tuple[tuple[str, ...], Callable[[], Mapping[str, str]]], ...] = (
        (DATES, cache(lambda: _dates(standing()))),
        (MEETING, cache(lambda: _appointment_words(appointment()))),
        (PLAN, cache(lambda: _plan_words(standing()))),
    )
    later.update({name: partial(_one_of, group, name) for names, group in groups for name in names})
    return Words(known, later)


DATES = ("date_debut", "date_fin_essai", "date_fin", "date_signature")
MEETING = ("rdv_date", "rdv_heure", "rdv_mode")
PLAN = ("qui", "pas1", "prochain_pas")


def _one_of(group: Callable[[], Mapping[str, str]], name: str) -> str:
    return group()[name]


def spoken_date(day: date) -> str:
    """Write a date as people say it: lundi 3 mars."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[day.month - 1]}"


def spoken_time(moment: datetime | time) -> str:
    """Write a time as people say it: 9 h, 14 h 30."""
    return f"{moment.hour}\u00a0h" + (f"\u00a0{moment.minute:02d}" if moment.minute else "")


def _dates(standing: Standing) -> Mapping[str, str]:
    days = [
        datetime.fromisoformat(value).date() for name, value in standing.player.calendar.days.items() if name != "we"
    ]
    first, last = (
        (min(days), max(days)) if days else (standing.player.calendar.starts_on, standing.player.calendar.starts_on)
    )
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
        plain = default_words()
        return {name: plain[name] for name in MEETING}
    return {"rdv_date": appointment.day, "rdv_heure": appointment.time, "rdv_mode": appointment.mode_text}


def _plan_words(standing: Standing) -> Mapping[str, str]:
    plain = default_words()
    words = {"qui": standing.player.variables.get("conseiller") or plain["qui"]}
    for step in standing.quest.steps():
        exports = getattr(step, "exports", None)
        answer = register_value(standing.person.about(step.id), "answer") if exports == "plan" else None
        if isinstance(answer, dict):
            words["pas1"] = _first_step(answer.get("pas1")) or words.get("pas1", "")
            words["qui"] = str(answer.get("qui") or words["qui"])
    first = words.get("pas1")
    return {**words, "pas1": first or plain["pas1"], "prochain_pas": first or plain["prochain_pas"]}


def _first_step(answer: Any) -> str:
    return str((answer.get("quoi") if isinstance(answer, dict) else answer) or "").strip()
