"""`elan serve`: the server."""

from typing import Any

import click
from gunicorn.app.base import BaseApplication

from webapp.config import Config, ConfigError, load_config

# A socket holds a thread of the pool: phones and boards, and some to spare.
THREADS = 256
CONNECTIONS = 1000


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
    if workers > 1 and (config.is_sqlite or not config.redis_url):
        raise click.ClickException(
            "Plusieurs processus demandent PostgreSQL (ELAN_DATABASE_URL) et Redis (ELAN_REDIS_URL)."
        )
    prepare(config)
    click.echo(f"Élan est ouvert : http://{host}:{port}")
    Server(config, host=host, port=port, workers=workers).run()  # type: ignore[no-untyped-call]  # gunicorn has no types


def prepare(config: Config) -> None:
    """Bring the database up to date before the first request."""
    from webapp.store import migrate
    from webapp.store.database import make_engine

    engine = make_engine(config.database_url)
    migrate.upgrade(engine)
    engine.dispose()


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
        from webapp.factory import create_app, start_jobs

        app = create_app(self._config)
        start_jobs(app)
        return app
