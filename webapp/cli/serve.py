"""`elan serve`: the server."""

import gc
import sys
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from webapp.config import Config, ConfigError, load_config

# A socket holds a thread of the pool, which is made when it is needed: phones and boards, and some to spare.
THREADS = 640
CONNECTIONS = 1500
PATIENCE_S = 5
# What a library takes where it is there, for something that we never ask of it: megabytes, in each process.
UNUSED = {"huey.storage": ("psycopg",), "engineio.client": ("requests",)}
# What only several processes need: the modules that would load it.
ALONE = {"huey.storage": ("psycopg", "redis"), "engineio.client": ("requests",), "flask_socketio": ("redis",)}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option("--port", default=8000, show_default=True, help="Port d’écoute.")
@click.option("--workers", default=1, show_default=True, help="Processus ; plus d’un demande PostgreSQL et Redis.")
def serve(host: str, port: int, workers: int) -> None:
    """Ouvre le serveur."""
    try:
        config = load_config()
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    if workers > 1:
        require_shared_services(config)
    with ProcessPoolExecutor(1) as apart:
        # What this needs is not loaded here: the process that watches over the workers stays small.
        apart.submit(prepare, config).result()
    if workers > 1:
        warm_up()
        # What the workers share is not looked through for garbage by each of them: looking would copy it.
        gc.collect()
        gc.freeze()
    click.echo(f"Élan est ouvert : http://{host}:{port}")
    Server(config, host=host, port=port, workers=workers).run()  # type: ignore[no-untyped-call]  # gunicorn has no types


def require_shared_services(config: Config) -> None:
    """Refuse to start several processes that would not hear of one another."""
    if config.is_sqlite or not config.redis_url:
        raise click.ClickException(
            "Plusieurs processus demandent PostgreSQL (ELAN_DATABASE_URL) et Redis (ELAN_REDIS_URL)."
        )
    import redis

    try:
        redis.Redis.from_url(config.redis_url, socket_connect_timeout=PATIENCE_S).ping()
    except (redis.RedisError, OSError, ValueError) as error:
        raise click.ClickException(f"Redis ne répond pas (ELAN_REDIS_URL)\N{NO-BREAK SPACE}: {error}") from error


def prepare(config: Config) -> None:
    """Bring the database up to date before the first request."""
    from sqlalchemy.exc import OperationalError

    from webapp.store import migrate
    from webapp.store.database import make_engine

    engine = make_engine(config.database_url)
    try:
        migrate.upgrade(engine)
    except OperationalError as error:
        reason = str(error.orig).splitlines()[0]
        raise click.ClickException(f"La base ne répond pas (ELAN_DATABASE_URL)\N{NO-BREAK SPACE}: {reason}") from error
    finally:
        engine.dispose()


def warm_up(*, is_alone: bool = False) -> None:
    """Load the program; ``is_alone``: for one process, without Redis.

    Several workers share what is loaded before they part, and whoever takes a place is there at once. One alone would
    only leave a second copy of each page that it touches.
    """
    import importlib

    from webapp.content import load_quest

    for module, extra in (ALONE if is_alone else UNUSED).items():
        with absent(extra):
            importlib.import_module(module)
    importlib.import_module("webapp.factory")
    load_quest()


@contextmanager
def absent(names: Collection[str]) -> Iterator[None]:
    """Have a library be loaded as if others, which it takes where they are there, were not installed."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # what an import takes for "not there"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


class Server(BaseApplication):
    """Gunicorn with threads, in which SQLite, pictures and hashes never stall the room."""

    def __init__(self, config: Config, *, host: str, port: int, workers: int) -> None:
        self._config = config
        self._bind = f"{host}:{port}"
        self._workers = workers
        super().__init__()  # type: ignore[no-untyped-call]  # gunicorn has no types

    def load_config(self) -> None:
        """Give gunicorn its settings."""
        settings: dict[str, Any] = {
            "bind": self._bind,
            "workers": self._workers,
            "worker_class": "webapp.cli.worker.Worker",
            "threads": THREADS,
            "worker_connections": CONNECTIONS,
            "keepalive": 30,
            "graceful_timeout": 20,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)  # type: ignore[union-attr]  # set by the constructor

    def load(self) -> Any:
        """Build the application in the worker, with the work that it does by itself."""
        warm_up(is_alone=self._config.redis_url is None)
        from webapp.factory import create_app, start_jobs

        app = create_app(self._config)
        start_jobs(app)
        return app
