"""The bare application with which ours is compared: Flask alone, beside ours on the same server, at ``/bench``."""

from pathlib import Path

from flask import Flask, request
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from webapp.config import Config

ROWS = 40


def configured(folder: Path) -> Config:
    """Return the settings of the server under measure: those of an installation, in a folder of its own."""
    return Config(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'bench.sqlite3'}",
        public_url="http://127.0.0.1",
        secret_key="bench",
        is_testing=True,
    )


def add_bare_routes(app: Flask) -> None:
    """Serve the comparators beside the application, with nothing of ours around them."""
    app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/bench": _bare()})  # type: ignore[method-assign]  # as Flask says


def _bare() -> Flask:
    """What Flask costs when it only answers: JSON in, JSON out; and one template of a given size."""
    bare = Flask("bare", static_folder=None)
    template = bare.jinja_env.from_string("{% for word in words %}<li>{{ word }}</li>{% endfor %}{{ filler }}")

    @bare.post("/json")
    def receive() -> dict[str, object]:
        return {"received": len(request.get_json()["events"])}

    @bare.get("/page/<int:size>")
    def page(size: int) -> str:
        return template.render(words=["Élan"] * ROWS, filler=FILLER[:size])

    return bare


FILLER = "Une phrase comme il y en a dans une mission. " * 8000
