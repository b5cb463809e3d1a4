"""`elan badges keys`, `resign-status`, `check`: the keys of issuers, and what is signed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import click
from sqlalchemy import select

from badges.keys import KeyRing, KeyState
from webapp.cli.demonstration.setting import Setting, open_setting
from webapp.jobs.signing import make_workshop
from webapp.store.database import read_session
from webapp.store.models import Organisation
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.issuers import disown_keys, ensure_ring, ring_of, rotated, save_rotation, wrapping_key
from webapp.usecases.awarding.self_check import check_samples
from webapp.usecases.awarding.signing import Workshop, sign_all, sign_lists
from webapp.usecases.journal import By

_STATES: Final = {
    KeyState.ACTIVE: "signe",
    KeyState.RETIRED: "vérifie seulement",
    KeyState.COMPROMISED: "écartée",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """An installation, and where its badges are signed."""

    setting: Setting
    workshop: Workshop
    now: datetime


@contextmanager
def bench() -> Iterator[Bench]:
    """Open the installation that the environment names."""
    setting = open_setting()
    try:
        workshop = make_workshop(setting.config, setting.engine, setting.writer)
        yield Bench(setting=setting, workshop=workshop, now=datetime.now(UTC))
    finally:
        setting.close()


@click.group()
def keys() -> None:
    """Montre ou renouvelle les clés des structures."""


@keys.command("list")
def list_keys() -> None:
    """Montre les clés de chaque structure, les plus anciennes d’abord. Les clés privées ne sont jamais montrées."""
    with bench() as at, read_session(at.setting.engine) as session:
        for organisation in session.scalars(select(Organisation).order_by(Organisation.slug)):
            house = House(at.setting.config.public_url, organisation.slug)
            click.echo(f"{organisation.name} ({organisation.slug})\n  {house.did}")
            ring = ring_of(session, house.did)
            for key in ring:
                state = _STATES[key.state]
                click.echo(f"  {key.created_at:%Y-%m-%d}  {key.kind.value:<8} {state:<18} {key.fragment}")
            if not ring:
                click.echo("  aucune clé : elles sont faites avec le premier badge")


@keys.command("rotate")
@click.option("--organisation", "slug", required=True, help="La structure, comme dans son adresse (/orgs/…).")
@click.option(
    "--compromised",
    is_flag=True,
    help="Les anciennes clés ont pu être volées : elles ne valent plus, tout est resigné.",
)
def rotate_keys(slug: str, *, compromised: bool) -> None:
    """Fait de nouvelles clés. Les badges déjà remis restent valables avec les anciennes, gardées dans did.json."""
    with bench() as at:
        organisation, house = _organisation(at, slug)
        by = By(organisation_id=organisation)
        ring = _turned(at, organisation, house)
        at.setting.write(lambda session: save_rotation(session, ring=ring, house=house, by=by, now=at.now))
        click.echo(f"{slug} : nouvelles clés faites, les anciennes ne signent plus.")
        if compromised:
            hit = at.setting.write(lambda session: disown_keys(session, house=house, by=by, now=at.now))
            signed = sign_all(at.workshop, now=at.now)
            click.echo(f"Anciennes clés écartées ; {signed} badge(s) sur {hit} signés à nouveau.")


@click.command("resign-status")
def resign_status() -> None:
    """Signe à nouveau les listes des badges retirés (le serveur le fait chaque jour)."""
    with bench() as at:
        count = sign_lists(at.workshop, now=at.now, is_forced=True)
    click.echo(f"{count} liste(s) signée(s).")


@click.command("check")
def check() -> None:
    """Contrôle un badge de chaque structure, comme chaque nuit ; « elan doctor » montre le résultat."""
    with bench() as at:
        count = check_samples(at.workshop, now=at.now)
    click.echo(f"{count} structure(s) contrôlée(s).")


def _organisation(at: Bench, slug: str) -> tuple[int, House]:
    with read_session(at.setting.engine) as session:
        found = session.scalar(select(Organisation.id).where(Organisation.slug == slug))
    if found is None:
        raise click.BadParameter(f"Aucune structure ne s’appelle « {slug} ».", param_hint="--organisation")
    return found, House(at.setting.config.public_url, slug)


def _turned(at: Bench, organisation: int, house: House) -> KeyRing:
    key = wrapping_key(at.setting.config)
    ring = ensure_ring(at.workshop.write, organisation, house, key=key, now=at.now)
    return rotated(ring, house, key=key, now=at.now)
