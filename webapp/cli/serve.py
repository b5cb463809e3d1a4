"""`elan serve`: the server."""

import errno
import gc
import pickle
import socket
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from webapp.cli.lightness import absent, forget_manuals, made_apart, replaced
from webapp.config import Config, ConfigError, load_config

# A socket holds a thread of the pool, which is made when it is needed: phones and boards, and some to spare.
THREADS = 640
CONNECTIONS = 1500
PATIENCE_S = 5
NBSP = "\N{NO-BREAK SPACE}"
# What a library takes where it is there, for something that we never ask of it: megabytes, in each process.
UNUSED = {"huey.storage": ("psycopg",), "engineio.client": ("requests",)}
# What only several processes need: the modules that would load it.
ALONE = {"huey.storage": ("psycopg", "redis"), "engineio.client": ("requests",), "flask_socketio": ("redis",)}
# What these bring along for programs written otherwise, and for tests: asyncio, another client, a debugger.
_ASYNC = ("aiopika_manager", "client", "manager", "namespace", "redis_manager", "server", "simple_client")
FOREIGN = (
    *("asyncio", "flask_socketio.test_client", "simple_websocket.aiows", "websocket", "werkzeug.debug"),
    *(
        "engineio.async_client",
        "engineio.async_drivers.asgi",
        "engineio.async_drivers.tornado",
        "engineio.async_server",
    ),
    *("socketio.asgi", "socketio.simple_client", "socketio.tornado", *(f"socketio.async_{name}" for name in _ASYNC)),
)


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
    # What this needs ends with it: the process that serves, or that watches over those that do, stays small.
    if refusal := made_apart(lambda: prepare(config).encode()):
        raise click.ClickException(refusal.decode())
    require_free_address(host, port)
    if workers > 1:
        warm_up()
        # What workers share with us is not looked through for garbage by each of them: looking would copy it.
        gc.collect()
        gc.freeze()
    click.echo(f"Élan est ouvert : http://{host}:{port}")
    Server(config, host=host, port=port, workers=workers).run()


def require_free_address(host: str, port: int) -> None:
    """Refuse an address that another program holds."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = "un autre programme s’en sert" if error.errno == errno.EADDRINUSE else error.strerror
        said = f"{host}:{port} ne peut pas être ouvert{NBSP}: {reason}."
        raise click.ClickException(f"{said} Donnez un autre port{NBSP}: elan serve --port 8001.") from error


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
        raise click.ClickException(f"Redis ne répond pas (ELAN_REDIS_URL){NBSP}: {error}") from error


def prepare(config: Config) -> str:
    """Bring the database up to date before the first request; return why that could not be done."""
    from sqlalchemy.exc import OperationalError

    from webapp.store import migrate
    from webapp.store.database import make_engine

    engine = make_engine(config.database_url)
    try:
        migrate.upgrade(engine)
    except OperationalError as error:
        reason = str(error.orig).splitlines()[0]
        return f"La base ne répond pas (ELAN_DATABASE_URL){NBSP}: {reason}"
    finally:
        engine.dispose()
    return ""


def warm_up(*, is_alone: bool = False) -> None:
    """Load the program; ``is_alone``: for one process, without Redis.

    Several workers share what is loaded before they part, and whoever takes a place is there at once.
    """
    import importlib

    with replaced(FOREIGN):
        for module in ("simple_websocket", "sqlalchemy", "sqlalchemy.dialects.sqlite"):
            importlib.import_module(module)
        for module, extra in (ALONE if is_alone else UNUSED).items():
            with absent(extra):
                importlib.import_module(module)
    from webapp.content.loader import keep_quest, load_quest

    forget_manuals()
    # Reading takes more room than what was read: a process that ends does it.
    keep_quest(pickle.loads(made_apart(lambda: pickle.dumps(load_quest()))))
    importlib.import_module("webapp.factory")
    forget_manuals()


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

    def run(self) -> None:
        """Serve until asked to stop: alone, or as the master of several workers."""
        if self._workers > 1:
            super().run()  # type: ignore[no-untyped-call]  # gunicorn has no types
        else:
            from webapp.cli.worker import work_alone

            work_alone(self)

    def load(self) -> Any:
        """Build the application in the worker, with the work that it does by itself."""
        warm_up(is_alone=self._config.redis_url is None)
        from webapp.factory import create_app, start_jobs

        app = create_app(self._config)
        start_jobs(app)
        return app
