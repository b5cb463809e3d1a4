"""`elan badges`: what can be done with badges from a terminal."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from badges.verification import Report
from badges.verification.fetching import Fetch
from webapp.cli.badge_keys import check, keys, resign_status
from webapp.config import load_config
from webapp.store import migrate
from webapp.store.database import make_engine, read_session
from webapp.usecases.awarding.verifying import own_first, safe_fetch

_SIGNS: Final = {"passed": "✔", "failed": "✘", "unknown": "?", "noted": "·"}
_VERDICTS: Final = {
    "valid": "Ce badge est valable.",
    "uncertain": "Rien ne contredit ce badge, mais tout n’a pas pu être vérifié.",
    "invalid": "Ce badge n’est pas valable.",
}
_UNREAD: Final = "Aucun badge n’a pu être lu : cela ne dit ni qu’il est vrai, ni qu’il est faux."
_EXITS: Final = {"valid": 0, "invalid": 1, "uncertain": 2}


@click.group()
def badges() -> None:
    """Vérifie les badges ; tient les clés et les listes des structures."""


@badges.command()
@click.argument("source", metavar="FICHIER|ADRESSE")
@click.option("--email", default="", help="Compare avec l’adresse de la personne qui l’a reçu.")
def verify(source: str, email: str) -> None:
    """Vérifie n’importe quel Open Badge : fichier PNG, SVG, JSON ou JWT, ou adresse https://.

    Le code de retour est 0 pour un badge valable, 1 s’il ne l’est pas, 2 si tout n’a pas pu être vérifié.
    """
    from badges.verification import verify as judge

    given = source if source.startswith(("https://", "http://")) else _content(Path(source))
    with _fetch() as fetch:
        report = judge(given, fetch=fetch, now=datetime.now(UTC), email=email)
    click.echo(_in_words(report))
    raise SystemExit(_EXITS[report.verdict])


@contextmanager
def _fetch() -> Iterator[Fetch]:
    """What opens addresses: ours from the database of this installation, if there is one here; others with care."""
    if not Path(os.environ.get("ELAN_DATA_DIR", "data")).exists():
        yield safe_fetch()  # no installation here: none is begun by looking at a badge
        return
    config = load_config()
    engine = make_engine(config.database_url)
    try:
        if not migrate.is_current(engine):
            yield safe_fetch()
            return
        with read_session(engine) as session:
            yield own_first(session, base=config.public_url, elsewhere=safe_fetch())
    finally:
        engine.dispose()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise click.ClickException(f"Ce fichier ne peut pas être lu : {path}") from None


def _in_words(report: Report) -> str:
    lines = [f"« {report.badge.name} », {report.badge.issuer}"] if report.badge else []
    for each in report.checks:
        lines.append(f"  {_SIGNS[each.outcome]} {each.sentence}")
        if each.advice:
            lines.append(f"      {each.advice}")
    return "\n".join([*lines, _UNREAD if report.is_unread else _VERDICTS[report.verdict]])


for command in (keys, resign_status, check):
    badges.add_command(command)
