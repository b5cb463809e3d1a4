"""`elan doctor`: is everything in order? One line each; the exit status says whether."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import click
from sqlalchemy import Engine, select, text

from webapp.config import Config, ConfigError, load_config

ENOUGH_DISK = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    is_well: bool
    name: str
    words: str


@click.command()
def doctor() -> None:
    """Examine l’installation, une ligne par organe."""
    findings = list(examine())
    for finding in findings:
        click.echo(f"{'✓' if finding.is_well else '✗'} {finding.name:<14} {finding.words}")
    if not all(finding.is_well for finding in findings):
        raise SystemExit(1)


def examine() -> Iterator[Finding]:
    """Look at each part; what cannot be looked at is a fault with its reason."""
    try:
        config = load_config()
    except ConfigError as error:
        yield Finding(False, "configuration", str(error))
        return
    yield Finding(True, "configuration", f"données dans {config.data_dir}")
    from webapp.store.database import make_engine

    engine = make_engine(config.database_url)
    checks: tuple[tuple[str, Callable[[Config, Engine], Finding]], ...] = (
        ("base", _database),
        ("migrations", _migrations),
        ("contenu", _content),
        ("journal", _log),
        ("badges", _badges),
        ("redis", _redis),
        ("disque", _disk),
        ("horloge", _clock),
    )
    for name, check in checks:
        try:
            yield check(config, engine)
        except Exception as error:
            yield Finding(False, name, f"{type(error).__name__} : {error}")
    engine.dispose()


def _database(config: Config, engine: Engine) -> Finding:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return Finding(True, "base", "répond (SQLite)" if config.is_sqlite else "répond (PostgreSQL)")


def _migrations(config: Config, engine: Engine) -> Finding:
    from webapp.store import migrate

    if migrate.is_current(engine):
        return Finding(True, "migrations", "à jour")
    return Finding(False, "migrations", "en retard : lancez « elan serve » une fois, ou « elan demo »")


def _content(config: Config, engine: Engine) -> Finding:
    from webapp.content import load_quest

    quest = load_quest()
    return Finding(True, "contenu", f"« {quest.title} », version {quest.version}")


def _log(config: Config, engine: Engine) -> Finding:
    """Replay every log: what is stored must be what the events say."""
    from webapp.content import quest_for
    from webapp.queries.replay import differing_keys, participants_of
    from webapp.store.database import read_session
    from webapp.store.models import Cohort

    people = 0
    with read_session(engine) as session:
        for cohort in session.scalars(select(Cohort)):
            quest = quest_for(cohort.quest, cohort.content_version, data_dir=config.data_dir)
            for participant in participants_of(session, cohort):
                people += 1
                if keys := differing_keys(session, quest, participant):
                    return Finding(False, "journal", f"{participant.public_id} diffère sur {', '.join(keys[:5])}")
    return Finding(True, "journal", f"{people} parcours rejoués, identiques")


def _badges(config: Config, engine: Engine) -> Finding:
    """Keys that open, lists that last, nothing that waits, and a check of last night that was well."""
    from webapp.store.database import read_session
    from webapp.usecases.awarding.issuers import wrapping_key
    from webapp.usecases.awarding.self_check import count_of_badges, faults_of_badges

    with read_session(engine) as session:
        count = count_of_badges(session)
        if not count:
            return Finding(True, "badges", "aucun pour le moment")
        key = wrapping_key(config)
        faults = list(faults_of_badges(session, base=config.public_url, key=key, now=datetime.now(UTC)))
    return Finding(not faults, "badges", " ; ".join(faults) or f"{count} badges ; clés, listes et contrôle en ordre")


def _redis(config: Config, engine: Engine) -> Finding:
    if not config.redis_url:
        return Finding(True, "redis", "pas nécessaire avec un seul processus")
    import redis

    from webapp.jobs.queue import make_queue

    try:
        version = redis.Redis.from_url(config.redis_url, socket_connect_timeout=5).info("server")["redis_version"]
        waiting = make_queue(config).pending_count()
    except (redis.RedisError, OSError) as error:
        words = "ne répond pas : les annonces arrivent avec deux secondes de retard, les tâches attendent"
        return Finding(False, "redis", f"{words} ({error})")
    return Finding(True, "redis", f"répond (version {version}), {waiting} tâche(s) en attente")


def _disk(config: Config, engine: Engine) -> Finding:
    free = shutil.disk_usage(config.data_dir).free
    return Finding(free > ENOUGH_DISK, "disque", f"{free // 1024**2} Mo libres")


def _clock(config: Config, engine: Engine) -> Finding:
    now = datetime.now(UTC).astimezone(config.timezone)
    return Finding(now.year >= 2026, "horloge", f"{now:%Y-%m-%d %H:%M} ({config.timezone.key})")
