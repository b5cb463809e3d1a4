"""`elan cohort`: what groups there are, and opening their days by hand."""

import click
from sqlalchemy import select

from webapp.cli.demonstration.setting import Setting, open_setting
from webapp.cli.robots.founding import open_day
from webapp.content import quest_for
from webapp.policy.codes import normalised_code
from webapp.store.database import read_session
from webapp.store.decisions import openings
from webapp.store.models import Cohort
from webapp.store.players import cohort_by_code, teams_with_sizes

ALL = "all"


@click.group()
def cohort() -> None:
    """Les groupes et leurs jours."""


@cohort.command("list")
def list_cohorts() -> None:
    """Montre les groupes : code, équipes, jours ouverts à la main ou par le calendrier."""
    setting = open_setting()
    try:
        with read_session(setting.engine) as session:
            for row in session.scalars(select(Cohort).order_by(Cohort.id)):
                sizes = ", ".join(str(size) for _, size in teams_with_sizes(session, row.id)) or "aucune"
                opened = openings(session, row.id)
                days = [day for day in row.days if day in opened] or ["aucun"]
                click.echo(f"{row.join_code}  {row.name}")
                click.echo(f"        équipes\N{NO-BREAK SPACE}: {sizes}")
                click.echo(f"        jours ouverts\N{NO-BREAK SPACE}: {', '.join(days)}")
    finally:
        setting.close()


@cohort.command("open")
@click.argument("code")
@click.argument("day")
def open_days(code: str, day: str) -> None:
    """Ouvre un jour d’un groupe avant son heure, ou tous (all). Exemple : elan cohort open DEMA1N j02."""
    setting = open_setting()
    try:
        cohort_id, known = _find(setting, code)
        wanted = known if day == ALL else [day]
        if not set(wanted) <= set(known):
            raise click.ClickException(f"Ce jour n’existe pas. Les jours\N{NO-BREAK SPACE}: {', '.join(known)}, {ALL}.")
        for each in wanted:
            is_new = open_day(setting, cohort_id, each)
            click.echo(f"{each}\N{NO-BREAK SPACE}: {'ouvert' if is_new else 'déjà ouvert'}")
    finally:
        setting.close()


def _find(setting: Setting, code: str) -> tuple[int, list[str]]:
    """Return a cohort's id and the days of the quest that it plays."""
    with read_session(setting.engine) as session:
        found = cohort_by_code(session, normalised_code(code) or "")
        if found is None:
            raise click.ClickException("Aucun groupe n’a ce code. Pour les voir\N{NO-BREAK SPACE}: elan cohort list")
        quest = quest_for(found.quest, found.content_version, data_dir=setting.config.data_dir)
        return found.id, [day.id for day in quest.days]
