"""`elan demo`: the same demonstration every time for a seed, made through the same use cases as real life."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import click

from webapp.cli.demonstration import cast
from webapp.cli.demonstration.awarding import award_badges
from webapp.cli.demonstration.calling import call_for_help
from webapp.cli.demonstration.composing import compose_cv
from webapp.cli.demonstration.hiring import hire
from webapp.cli.demonstration.hosting import host_workshops
from webapp.cli.demonstration.meeting import arrange_meetings
from webapp.cli.demonstration.playing import play_cohort
from webapp.cli.demonstration.programs import let_a_program_in
from webapp.cli.demonstration.proposing import propose_another
from webapp.cli.demonstration.setting import Setting, open_setting
from webapp.cli.demonstration.stage import Stage
from webapp.cli.demonstration.telling import tell_moments

RESULT = "demonstration.json"


@click.command()
@click.option("--seed", default=1, show_default=True, help="La même graine donne la même démonstration.")
@click.option("--reset", is_flag=True, help="Efface la démonstration et la refait.")
@click.option("--json", "as_json", is_flag=True, help="Écrit comptes, codes et adresses pour un programme.")
def demo(seed: int, reset: bool, as_json: bool) -> None:
    """Prépare la démonstration ; la garde si elle existe déjà."""
    setting = open_setting()
    path = setting.config.data_dir / RESULT
    if reset:
        setting.forget()
        path.unlink(missing_ok=True)
    result = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    if result is None or not setting.has_organisation(cast.ORGANISATION):
        result = build(setting, seed)
        path.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
        path.chmod(0o600)
    setting.close()
    click.echo(json.dumps(result, ensure_ascii=False, indent=1) if as_json else spoken(result))


def build(setting: Setting, seed: int) -> dict[str, Any]:
    """Found the organisation, a cohort in the middle of its quest and one that starts today."""
    now = datetime.now(UTC)
    today = now.astimezone(setting.config.timezone).date()
    organisation = setting.found(cast.ORGANISATION, cast.NAME, cast.VARIABLES, now)
    started = first_day(setting, today, played=6)
    stage = Stage(setting, random.Random(seed), now)
    running = play_cohort(stage, organisation, cast.RUNNING, starts_on=started, days=6)
    fresh = play_cohort(stage, organisation, cast.FRESH, starts_on=today, days=0)
    cohorts = [running, fresh]
    staff = hire(stage, organisation, [cohort.id for cohort in cohorts])
    tell_moments(stage)
    arrange_meetings(stage, running.id, cast.STAFF[0].email)
    call_for_help(stage)
    compose_cv(stage)
    propose_another(stage, organisation, staff[0]["email"])
    return {
        "base_url": setting.config.public_url,
        "organisation": {"slug": cast.ORGANISATION, "name": cast.NAME},
        "staff": staff,
        "cohorts": [cohort.as_json(setting.config.public_url) for cohort in cohorts],
        "participants": [person for cohort in cohorts for person in cohort.people],
        "credentials": award_badges(stage, organisation, cast.ORGANISATION, staff[0]["email"]),
        "workshops": host_workshops(stage, running.id, cast.STAFF[0].email),
        "api_token": let_a_program_in(stage, organisation),
    }


def first_day(setting: Setting, today: date, *, played: int) -> date:
    """Return the working day such that today is about the ``played``-th one."""
    current, left = today, played - 1
    while left:
        current -= timedelta(days=1)
        left -= setting.is_working_day(current)
    return current


def spoken(result: dict[str, Any]) -> str:
    """Say in French, for a terminal, what can be opened and by whom; with the QR code of the join page."""
    fresh = result["cohorts"][-1]
    lines = [
        f"Démonstration : {result['organisation']['name']}",
        "",
        f"  Accueil        {result['base_url']}/",
        f"  Rejoindre      {fresh['join_url']}   (code {fresh['join_code']})",
        f"  Guide de style {result['base_url']}/guide-de-style",
        "",
        "Reprendre la place d’un jeune (quatre mots de sa carte) :",
    ]
    lines += [f"  {person['pseudonym']:<18} {person['resume_words']}" for person in result["participants"][:4]]
    lines += ["", f"Espace des professionnels : {result['base_url']}/pro", *map(spoken_account, result["staff"])]
    return "\n".join([*lines, "", terminal_qr(fresh["join_url"])])


def spoken_account(account: dict[str, str]) -> str:
    """Say how somebody of the staff comes in: the secret is for any application of one-time codes."""
    return (
        f"  {account['email']:<32} {account['password']}\n"
        f"  {'':<32} clé de l’application de codes : {account['totp_secret']}"
    )


def terminal_qr(url: str) -> str:
    """Draw a QR code with half blocks, two rows a line, dark on light whatever the terminal's colours."""
    import segno

    rows = [list(row) for row in segno.make(url, error="m").matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    blocks = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    return "\n".join(
        "  " + "".join(blocks[(bool(top), bool(bottom))] for top, bottom in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
