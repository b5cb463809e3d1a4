"""`elan frontend`: third-party scripts, icons and fonts, installed at pinned versions and never committed."""

from pathlib import Path
from typing import Final

import click

from webapp.cli.frontend.installation import install_all, installation_faults, write_lock
from webapp.cli.frontend.npm import NpmError

STATIC: Final = Path(__file__).resolve().parents[3] / "static"


@click.group()
def frontend() -> None:
    """Bibliothèques, icônes et polices de l’interface."""


@frontend.command()
def install() -> None:
    """Télécharge ce qui manque, le compare au verrou et l’installe dans static/vendor."""
    try:
        installed = install_all(STATIC)
    except NpmError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Interface : {installed} fichiers installés.")


@frontend.command()
def verify() -> None:
    """Vérifie, sans réseau, que static/vendor est bien ce que dit le verrou."""
    faults = installation_faults(STATIC)
    if faults:
        raise click.ClickException("static/vendor n’est pas conforme :\n  " + "\n  ".join(faults))
    click.echo("Interface : tout est conforme au verrou.")


@frontend.command()
def lock() -> None:
    """Récrit le verrou après un changement de version dans static/vendor.toml."""
    try:
        count = write_lock(STATIC)
    except NpmError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Verrou récrit : {count} paquets.")
