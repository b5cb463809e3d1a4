"""`elan badges`: what can be done with badges from a terminal."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from badges.verification import Report

_SIGNS: Final = {"passed": "✔", "failed": "✘", "unknown": "?", "noted": "·"}
_VERDICTS: Final = {
    "valid": "Ce badge est valable.",
    "uncertain": "Rien ne contredit ce badge, mais tout n’a pas pu être vérifié.",
    "invalid": "Ce badge n’est pas valable.",
}
_EXITS: Final = {"valid": 0, "invalid": 1, "uncertain": 2}


@click.group()
def badges() -> None:
    """Vérifie les badges."""


@badges.command()
@click.argument("source", metavar="FICHIER|ADRESSE")
@click.option("--email", default="", help="Compare avec l’adresse de la personne qui l’a reçu.")
def verify(source: str, email: str) -> None:
    """Vérifie n’importe quel Open Badge : fichier PNG, SVG, JSON ou JWT, ou adresse https://.

    Le code de retour est 0 pour un badge valable, 1 s’il ne l’est pas, 2 si tout n’a pas pu être vérifié.
    """
    from badges.verification import verify as judge
    from badges.verification.fetching import SafeFetcher

    given = source if source.startswith(("https://", "http://")) else _content(Path(source))
    report = judge(given, fetch=SafeFetcher(), now=datetime.now(UTC), email=email)
    click.echo(_in_words(report))
    raise SystemExit(_EXITS[report.verdict])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise click.ClickException(f"Ce fichier ne peut pas être lu : {path}") from None


def _in_words(report: Report) -> str:
    lines = [f"« {report.badge.name} », {report.badge.issuer}"] if report.badge else []
    for check in report.checks:
        lines.append(f"  {_SIGNS[check.outcome]} {check.sentence}")
        if check.advice:
            lines.append(f"      {check.advice}")
    return "\n".join([*lines, _VERDICTS[report.verdict]])
