"""The form of a new cohort, as it was typed: what is wrong is said, nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from flask import request

from webapp.queries.calendar import HORIZON, REGIONS, WEEKEND, Closures, Pause
from webapp.queries.colleagues import House
from webapp.quest.content import Quest
from webapp.usecases.opening import plan_days
from webapp.web.common.resume_card import TOKEN_LENGTH, new_token
from webapp.web.counsellor.names_form import NamesForm, read_names_form

TEAMS: Final = range(1, 13)
CAPACITIES: Final = range(3, 13)
LONGEST_PAUSE: Final = timedelta(days=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortForm:
    """What was typed, field by field."""

    token: str
    values: Mapping[str, str]
    crew: tuple[str, ...]
    has_weekend: bool
    names: NamesForm

    @property
    def starts_on(self) -> date | None:
        """Return the first day, or nothing that is a date."""
        return _date(self.values["starts_on"])

    @property
    def opens_at(self) -> str | None:
        """Return the hour at which days open, as HH:MM."""
        try:
            return time.fromisoformat(self.values["opens_at"]).strftime("%H:%M")
        except ValueError:
            return None

    @property
    def teams(self) -> int:
        """Return how many teams there are."""
        return _number(self.values["teams"], TEAMS) or 1

    @property
    def capacity(self) -> int:
        """Return how many people a team holds."""
        return _number(self.values["capacity"], CAPACITIES) or 12

    @property
    def pause(self) -> Pause | None:
        """Return the pause that is planned."""
        first, last = _date(self.values["pause_from"]), _date(self.values["pause_to"])
        return (first, last) if first and last and first <= last <= first + LONGEST_PAUSE else None

    def closures(self, house: House) -> Closures:
        """Return the dates on which this cohort does not play."""
        return Closures(
            region=self.values["region"] if self.values["region"] in REGIONS else "",
            hours=house.hours,
            pauses=(self.pause,) if self.pause else (),
        )

    def days(self, quest: Quest[Any], house: House) -> dict[str, str]:
        """Plan the days; none while the first day or the hour cannot be read."""
        if self.starts_on is None or self.opens_at is None:
            return {}
        plan = plan_days(
            quest,
            starts_on=self.starts_on,
            opens_at=self.opens_at,
            is_working_day=self.closures(house).working_days(self.starts_on),
        )
        return {day: at for day, at in plan.items() if self.has_weekend or day != WEEKEND}

    def faults(self, *, today: date) -> dict[str, str]:
        """Say what is wrong, field by field."""
        values = self.values
        found = {
            "starts_on": _start_fault(self.starts_on, today),
            "opens_at": None if self.opens_at else "Donnez une heure, comme 08:00.",
            "teams": None if _number(values["teams"], TEAMS) else f"De {TEAMS[0]} à {TEAMS[-1]} équipes.",
            "capacity": None
            if _number(values["capacity"], CAPACITIES)
            else f"De {CAPACITIES[0]} à {CAPACITIES[-1]} places.",
            "pause_to": self._pause_fault(),
            **self.names.faults(self.teams),
        }
        return {name: fault for name, fault in found.items() if fault}

    def _pause_fault(self) -> str | None:
        if not (self.values["pause_from"] or self.values["pause_to"]) or self.pause:
            return None
        return "Donnez le premier et le dernier jour de la pause, dans cet ordre."


def first_form(house: House, *, staff: str, today: date) -> CohortForm:
    """Return the form as it is offered: the next Monday, two teams, whoever asks as referent."""
    monday = today + timedelta(days=7 - today.weekday())
    while Closures(region=house.region, hours=house.hours).reason(monday):
        monday += timedelta(days=1)
    site = "" if house.is_whole or not house.sites else house.sites[0].public_id
    values = {
        "name": "", "quest": "", "starts_on": monday.isoformat(), "opens_at": "08:00", "site": site,
        "region": house.region, "pause_from": "", "pause_to": "", "teams": "2", "capacity": "12",
    }  # fmt: skip
    return CohortForm(token=new_token(), values=values, crew=(staff,), has_weekend=True, names=NamesForm())


def read_form(offered: CohortForm) -> CohortForm:
    """Read what was sent, in the body or (for the calendar alone) in the address."""
    sent = request.form if request.method == "POST" else request.args
    values = {name: sent.get(name, value).strip()[:120] for name, value in offered.values.items()}
    token = sent.get("token", "")
    return CohortForm(
        token=token if len(token) == TOKEN_LENGTH else offered.token,
        values=values,
        crew=tuple(sent.getlist("crew")) if request.method == "POST" else offered.crew,
        has_weekend="weekend" in sent,
        names=read_names_form(),
    )


def _start_fault(day: date | None, today: date) -> str | None:
    if day is None:
        return "Donnez le jour de la rentrée."
    if day < today - timedelta(days=31) or day > today + HORIZON * 2:
        return "Ce jour est trop loin d’aujourd’hui."
    return None


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _number(written: str, allowed: range) -> int | None:
    return int(written) if written.isdecimal() and int(written) in allowed else None
