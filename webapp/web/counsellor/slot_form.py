"""What the form that opens slots says: one window of a day, or a rule by which it comes back."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import request

from webapp.policy.meetings import DURATIONS, LONGEST_REACH, MODES
from webapp.usecases.offering import Offer
from webapp.usecases.recurrence import Window, instants, weekly
from webapp.usecases.repeating import Repeat
from webapp.web.common.clock import local_now, now
from webapp.web.common.security import config

RHYTHMS = {"once": "Une seule fois", "weekly": "Chaque semaine", "fortnightly": "Une semaine sur deux"}
MAX_PLACE, MAX_LINK = 200, 300


@dataclass(slots=True, kw_only=True)
class SlotForm:
    """The form as it was read; ``faults``: field -> what is wrong with it."""

    faults: dict[str, str] = field(default_factory=dict)
    offer: Offer | None = None
    starts: list[datetime] = field(default_factory=list)
    repeat: Repeat | None = None


def read_form() -> SlotForm:
    """Read the form of this request."""
    found = SlotForm()
    on = _date(found, "on", "Choisissez une date.")
    window = _window(found)
    found.offer = _offer(found)
    if on is None or window is None:
        return found
    if not local_now().date() <= on <= local_now().date() + LONGEST_REACH:
        found.faults["on"] = "Choisissez une date à venir, dans l’année."
    elif request.form.get("rhythm", "once") == "once":
        found.starts = [each for each in instants(on, window, config().timezone) if each > now()]
        if not found.starts:
            found.faults["opens_at"] = "Cette heure est déjà passée."
    else:
        found.repeat = _repeat(found, on, window)
    return found


def first_values() -> dict[str, Any]:
    """Return what stands in an empty form."""
    return {
        "on": (local_now().date() + timedelta(days=1)).isoformat(),
        "opens_at": "09:00",
        "closes_at": "12:00",
        "duration": "30",
        "rhythm": "once",
        "modes": ["on-site", "phone"],
    }


def sent_values() -> dict[str, Any]:
    """Return what was sent, so that nothing has to be typed again."""
    values: dict[str, Any] = dict(request.form.items())
    return {**values, "modes": request.form.getlist("modes"), "days": request.form.getlist("days")}


def _repeat(found: SlotForm, on: date, window: Window) -> Repeat:
    days = [int(each) for each in request.form.getlist("days") if each in "0123456"] or [on.weekday()]
    ends_on = _date(found, "ends_on", "Cette date n’est pas lisible.") if request.form.get("ends_on") else None
    if ends_on is not None and ends_on < on:
        found.faults["ends_on"] = "La fin vient avant le début."
    every = 2 if request.form.get("rhythm") == "fortnightly" else 1
    return Repeat(
        rrule=weekly(set(days), every=every),
        starts_on=on,
        ends_on=ends_on,
        window=window,
        is_on_holidays=bool(request.form.get("holidays")),
    )


def _offer(found: SlotForm) -> Offer:
    modes = [mode for mode in MODES if mode in request.form.getlist("modes")]
    link, place = _text("link", MAX_LINK), _text("place", MAX_PLACE)
    if not modes:
        found.faults["modes"] = "Cochez au moins une façon de se voir."
    if link is not None and not link.startswith("https://"):
        found.faults["link"] = "Le lien commence par https://."
    if "elsewhere" in modes and place is None:
        found.faults["place"] = "Dites où se trouve cet autre lieu."
    return Offer(
        cohort=request.form.get("cohort", ""),
        is_for_all=bool(request.form.get("for_all")),
        duration_min=_duration(found),
        modes=modes,
        place=place,
        link=link,
    )


def _window(found: SlotForm) -> Window | None:
    opens_at, closes_at = (_time(found, name) for name in ("opens_at", "closes_at"))
    if opens_at is None or closes_at is None:
        return None
    window = Window(opens_at=opens_at, closes_at=closes_at, duration_min=_duration(found))
    if not list(window.times()):
        found.faults["closes_at"] = "Il n’y a pas la place d’un rendez-vous entre ces deux heures."
        return None
    return window


def _duration(found: SlotForm) -> int:
    typed = request.form.get("duration", "")
    if typed.isdigit() and int(typed) in DURATIONS:
        return int(typed)
    found.faults["duration"] = "Choisissez une durée."
    return DURATIONS[0]


def _date(found: SlotForm, name: str, fault: str) -> date | None:
    try:
        return date.fromisoformat(request.form.get(name, ""))
    except ValueError:
        found.faults[name] = fault
        return None


def _time(found: SlotForm, name: str) -> time | None:
    try:
        return time.fromisoformat(request.form.get(name, "")).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        found.faults[name] = "Écrivez une heure, par exemple 09:00."
        return None


def _text(name: str, longest: int) -> str | None:
    return request.form.get(name, "").strip()[:longest] or None
