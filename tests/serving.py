"""A real server in a process of its own: gunicorn with its threads, as ``elan serve`` starts it."""

import multiprocessing
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from flask import Flask

from webapp.cli.serve import Server, warm_up
from webapp.config import Config
from webapp.factory import create_app

Prepare = Callable[[Flask], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A server that answers. ``worker`` is the process that does the work."""

    port: int
    worker: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(config: Config, prepare: Prepare | None = None) -> Iterator[Serving]:
    """Serve the application on a free port; ``prepare`` may add routes to it (a function of a module)."""
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(config, port, prepare))
    process.start()
    try:
        _wait(process, port)
        yield Serving(port=port, worker=process.pid or 0)
    finally:
        process.terminate()
        process.join()
        process.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _serve(config: Config, port: int, prepare: Prepare | None) -> None:
    class Tested(Server):
        def load(self) -> Any:
            warm_up()
            app = create_app(config)
            if prepare is not None:
                prepare(app)
            return app

    Tested(config, host="127.0.0.1", port=port, workers=1).run()


def _wait(process: Any, port: int) -> None:
    while process.is_alive():
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=60)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")
