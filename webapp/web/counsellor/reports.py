"""What leaves for other tools: a cohort as a table, and its week by CEJ category."""

from datetime import timedelta
from typing import Any, Final

from flask import Response, abort, render_template, request

from webapp.documents import compile_pdf
from webapp.policy.permissions import Permission
from webapp.queries.cohort_export import cohort_table
from webapp.queries.staff import Cohort
from webapp.queries.time_spent import Week, WeekStatement, week_named, week_of, week_statement
from webapp.web.common.access import requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading
from webapp.web.common.security import config
from webapp.web.common.sheets import Cell, attached_pdf, csv_answer, xlsx_answer
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.owned import own_cohort, own_cohort_row, quest_of

SOURCES: Final = {
    "presence": "Présence\u00a0: du premier au dernier geste de chaque jour dans le jeu.",
    "active": "Temps actif\u00a0: gestes séparés de dix minutes au plus, rangés par mission, puis par catégorie.",
    "met": "Rendez-vous\u00a0: ceux que la conseillère ou le conseiller a notés comme honorés, à leur durée prévue.",
    "hosted": "Ateliers : ceux où la personne a été cochée présente, à leur durée prévue.",
}


@blueprint.get("/pro/cohortes/<cohort>/export.csv")
@requires(Permission.SEE_COHORT)
def cohort_csv(cohort: str) -> Response:
    return csv_answer(_named(cohort), _table(cohort))


@blueprint.get("/pro/cohortes/<cohort>/export.xlsx")
@requires(Permission.SEE_COHORT)
def cohort_xlsx(cohort: str) -> Response:
    return xlsx_answer(_named(cohort), _table(cohort), sheet="Groupe")


@blueprint.get("/pro/cohortes/<cohort>/temps")
@requires(Permission.SEE_COHORT)
def time_spent(cohort: str) -> str:
    row, asked = own_cohort_row(cohort), _asked()
    first, last = _weeks(row)
    week = Week(monday=min(max(asked.monday, first.monday), last.monday))
    statement = _statement_of(row, week)
    return render_template(
        "counsellor/time_spent.html",
        cohort=own_cohort(cohort),
        statement=statement,
        before=week.shifted(-1) if week.monday > first.monday else None,
        after=week.shifted(1) if week.monday < last.monday else None,
        is_beyond=week != asked,
        duration=spoken_duration,
        sources=SOURCES,
    )


@blueprint.get("/pro/cohortes/<cohort>/temps.csv")
@requires(Permission.SEE_COHORT)
def time_spent_csv(cohort: str) -> Response:
    statement = _statement(cohort)
    return csv_answer(f"{_named(cohort)}-{statement.week.name}", _rows(statement))


@blueprint.get("/pro/cohortes/<cohort>/temps.pdf")
@requires(Permission.SEE_COHORT)
def time_spent_pdf(cohort: str) -> Response:
    statement = _statement(cohort)
    content = compile_pdf("week", _printed(own_cohort(cohort).name, statement), made_at=now())
    return attached_pdf(f"{_named(cohort)}-{statement.week.name}", content)


def spoken_duration(length: timedelta | None) -> str:
    """Say a duration as a counsellor writes it: ``2 h 05``; nothing for none."""
    if not length:
        return "" if length is None else "0\u00a0min"
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    return f"{hours}\u00a0h\u00a0{minutes:02}" if hours else f"{max(1, minutes)}\u00a0min"


def _statement(cohort: str) -> WeekStatement:
    return _statement_of(own_cohort_row(cohort), _asked())


def _asked() -> Week:
    """Return the week that the address names, this one by default."""
    name = request.args.get("semaine")
    week = week_of(local_now().date()) if name is None else week_named(name)
    if week is None:
        abort(404)
    return week


def _weeks(row: Cohort) -> tuple[Week, Week]:
    """Return the first week in which somebody may have played, and this one."""
    born = row.created_at.astimezone(config().timezone).date()
    return week_of(min(born, row.starts_on)), week_of(max(local_now().date(), row.starts_on))


def _statement_of(row: Cohort, week: Week) -> WeekStatement:
    return week_statement(reading(), row, quest_of(row), week, timezone=config().timezone)


def _table(cohort: str) -> Any:
    row = own_cohort_row(cohort)
    return cohort_table(reading(), row, quest_of(row), local_now=local_now())


def _rows(statement: WeekStatement) -> list[tuple[Cell, ...]]:
    """Write a line for each youth and category, and for what belongs to none: what other tools take in."""
    week = (statement.week.monday.isoformat(), statement.week.sunday.isoformat())
    rows: list[tuple[Cell, ...]] = [
        ("Du", "Au", "Équipe", "Pseudonyme", "Mesure", "Catégorie CEJ", "Minutes", "Jours", "Source"),
    ]
    for line in statement.lines:
        person = (*week, line.team, line.pseudonym)
        rows.append((*person, "Présence", None, _minutes(line.presence), line.days, SOURCES["presence"]))
        rows += [
            (*person, "Temps actif", category.value, _minutes(length), None, SOURCES["active"])
            for category, length in sorted((line.active or {}).items())
        ]
        if line.appointments:
            rows.append((*person, "Rendez-vous", None, _minutes(line.met), None, SOURCES["met"]))
        rows += [
            (*person, "Ateliers", category and category.value, _minutes(length), None, SOURCES["hosted"])
            for category, length in sorted(line.workshops.items(), key=lambda each: each[0] or "")
        ]
    return rows


def _printed(cohort: str, statement: WeekStatement) -> dict[str, Any]:
    categories = statement.categories
    return {
        "title": f"{cohort}, semaine du {_day(statement.week)}",
        "head": [
            "Jeune",
            "Équipe",
            "Jours",
            "Présence",
            "Temps actif",
            *(each.value for each in categories),
            "Rendez-vous",
            "Ateliers",
        ],
        "rows": [
            [
                line.pseudonym,
                str(line.team),
                str(line.days),
                spoken_duration(line.presence),
                "non partagé" if line.active is None else spoken_duration(line.activity),
                *("" if line.active is None else spoken_duration(line.active.get(each)) for each in categories),
                spoken_duration(line.met) if line.appointments else "",
                spoken_duration(line.hosted) if line.workshops else "",
            ]
            for line in statement.lines
        ],
        "sources": list(SOURCES.values()),
        "sign": "Vu par\u00a0:",
    }


def _day(week: Week) -> str:
    return f"{week.monday:%d/%m/%Y} au {week.sunday:%d/%m/%Y}"


def _minutes(length: timedelta) -> int:
    return round(length.total_seconds() / 60)


def _named(cohort: str) -> str:
    found = own_cohort(cohort)
    return f"elan-groupe-{found.starts_on}-{found.public_id[:6]}"
