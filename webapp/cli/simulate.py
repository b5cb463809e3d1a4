"""`elan simulate`: robots that play through the same doors as phones, for demonstrations and load."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
import httpx

from webapp.cli.demonstration.setting import open_setting
from webapp.cli.robots.founding import Founded
from webapp.cli.robots.game import Plan, play_game
from webapp.cli.robots.journal import Journal, summary


@click.command()
@click.option("--cohorts", default=1, show_default=True, type=click.IntRange(1), help="Nombre de groupes.")
@click.option("--days", default=10, show_default=True, type=click.IntRange(1, 10), help="Nombre de jours à jouer.")
@click.option("--teams", default=1, show_default=True, type=click.IntRange(1), help="Équipes de six par groupe.")
@click.option("--speed", default=0.0, help="Fois plus vite que des gens\N{NO-BREAK SPACE}; 0, sans attendre.")
@click.option("--seed", default=1, show_default=True, help="La même graine fait les mêmes gestes.")
@click.option("--url", help="Serveur déjà ouvert sur les mêmes données\N{NO-BREAK SPACE}; sinon, un serveur s’ouvre.")
def simulate(cohorts: int, days: int, teams: int, speed: float, seed: int, url: str | None) -> None:
    """Fait jouer des équipes de robots, par les mêmes portes que les téléphones."""
    plan = Plan(cohorts=cohorts, days=days, teams=teams, speed=speed, seed=seed)
    journal = Journal()
    setting = open_setting()
    started = time.perf_counter()
    try:
        with _server(url) as base_url:
            play_game(setting, base_url, plan, journal, lambda cohort: _say_where(cohort, url))
    finally:
        setting.close()
    players = cohorts * teams * plan.size
    click.echo(f"{players} robots, {days} jours, {time.perf_counter() - started:.0f} secondes.")
    click.echo(summary(journal))
    if journal.troubles:
        raise SystemExit(1)


def _say_where(cohort: Founded, url: str | None) -> None:
    """Say which board shows the robots: they play in a cohort of their own, no other board changes."""
    click.echo(
        f"Les robots jouent dans un groupe à eux\N{NO-BREAK SPACE}: «\u00a0{cohort.name}\u00a0», code {cohort.code}."
    )
    click.echo("Le suivi des autres groupes ne change pas.")
    if url is None:
        click.echo("Pour les regarder jouer, ouvrez un serveur (elan serve) et donnez son adresse avec --url.")
    elif cohort.followers:
        click.echo(f"Leur suivi en direct\N{NO-BREAK SPACE}: {url.rstrip('/')}/pro/cohortes/{cohort.public_id}")
    else:
        click.echo(
            "Personne ne suit ce groupe\N{NO-BREAK SPACE}: les comptes de démonstration naissent avec elan demo."
        )


@contextmanager
def _server(url: str | None) -> Iterator[str]:
    """Give the address of a server: the one that is named, or one of our own for the time of the game."""
    if url is not None:
        yield url.rstrip("/")
        return
    port = free_port()
    own = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--port", str(port)]
    # Its public address is its own, so that its cookies suit an address without https.
    with subprocess.Popen(command, env={**os.environ, "ELAN_PUBLIC_URL": own}, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(own, server)
            yield own
        finally:
            server.terminate()


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            httpx.get(f"{url}/healthz")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise click.ClickException("Le serveur des robots ne s’est pas ouvert.")
