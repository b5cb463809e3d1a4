"""The server under measure: the application itself, and beside it the bare routes that it is compared with."""

import multiprocessing
import os
import socket
import time
from pathlib import Path
from typing import Any

from flask import Flask, render_template_string, request

from webapp.config import Config
from webapp.policy.permissions import Permission
from webapp.web.common.access import requires


def configured(folder: Path) -> Config:
    return Config(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'bench.sqlite3'}",
        public_url="http://127.0.0.1",
        secret_key="bench",
        is_testing=True,
    )


def start(config: Config, page_size: int) -> tuple[multiprocessing.Process, int, int]:
    """Start gunicorn in a process of its own; return it, its worker's pid and its port."""
    port = _free_port()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(config, port, page_size))
    process.start()
    _wait(port)
    return process, _worker_of(process.pid or 0), port


def _serve(config: Config, port: int, page_size: int) -> None:
    from webapp.cli.serve import Server

    class Measured(Server):
        def load(self) -> Any:
            from webapp.factory import create_app

            app = create_app(config)
            add_bare_routes(app, page_size)
            return app

    Measured(config, host="127.0.0.1", port=port, workers=1).run()  # type: ignore[no-untyped-call]


def add_bare_routes(app: Flask, page_size: int) -> None:
    """The comparators: what Flask costs when it does nothing of ours but answer."""
    text = "<li>{{ word }}</li>" * 40
    filler = "x" * max(0, page_size - 2000)

    @app.post("/bench/json")
    @requires(Permission.VISIT)
    def bare_json() -> dict[str, object]:
        return {"received": len(request.get_json()["events"])}

    @app.get("/bench/page")
    @requires(Permission.VISIT)
    def bare_page() -> str:
        return render_template_string(text + filler, word="Élan")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def _worker_of(master: int) -> int:
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            fields = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == master:
                return int(entry)
    raise RuntimeError("the server has no worker")
