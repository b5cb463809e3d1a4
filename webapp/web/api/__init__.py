"""The documented API, version 1: read by programs of an organisation, each with a token."""

from flask import Flask

from webapp.web.api import document, lists
from webapp.web.api.blueprint import blueprint
from webapp.web.api.program import identify_program

PAGES = (document, lists)


def install(app: Flask) -> None:
    """Open /api/v1."""
    blueprint.before_request(identify_program)
    app.register_blueprint(blueprint)
