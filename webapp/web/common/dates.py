"""Days as people say them, in the organisation's time zone."""

from datetime import date, datetime, timedelta

from flask import Flask

from webapp.queries.wording import spoken_date, spoken_time
from webapp.web.common.clock import local_now
from webapp.web.common.security import config

SHORT_MONTHS = {"janvier": "janv", "février": "févr", "avril": "avr", "juillet": "juil", "septembre": "sept"}


def install(app: Flask) -> None:
    """Give the filters ``moment`` and ``short_moment`` to templates."""
    app.jinja_env.filters["moment"] = spoken_moment
    app.jinja_env.filters["short_moment"] = short_moment


def spoken_day(moment: datetime) -> str:
    """Write the day of an instant: lundi 3 mars."""
    return spoken_date(moment.astimezone(config().timezone).date())


def spoken_moment(moment: datetime, today: str = "") -> str:
    """Write an instant as one says it: 10 h 12 (after a word for today), hier à 16 h, lundi 3 mars à 9 h."""
    local = moment.astimezone(config().timezone)
    day_here = local_now().date()
    if local.date() == day_here:
        return f"{today} {spoken_time(local)}".strip()
    day = "hier" if local.date() == day_here - timedelta(days=1) else spoken_date(local.date())
    return f"{day} à {spoken_time(local)}"


def short_day(day: date) -> str:
    """Write a date in little room, on one line: ven. 27 nov."""
    weekday, number, month = spoken_date(day).split()
    short = month if len(month) < 5 else f"{SHORT_MONTHS.get(month, month[:3])}."
    return f"{weekday[:3]}.\u00a0{number}\u00a0{short}"


def short_moment(moment: datetime) -> str:
    """Write an instant in little room, on one line: 11 h for today, ven. 27 nov., 11 h."""
    local = moment.astimezone(config().timezone)
    is_today = local.date() == local_now().date()
    return spoken_time(local) if is_today else f"{short_day(local.date())},\u00a0{spoken_time(local)}"
