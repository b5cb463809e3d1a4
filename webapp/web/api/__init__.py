"""The documented API, version 1: read by programs of an organisation, each with a token."""

from flask import Flask

from webapp.web.api import document, lists
from webapp.web.api.blueprint import blueprint

PAGES = (document, lists)


def install(app: Flask) -> None:
    """Open /api/v1."""
    app.register_blueprint(blueprint)
