"""A player's account: how pages are read, what is kept, the card, the name, leaving."""

from flask import Flask

from webapp.web.account.blueprint import blueprint
from webapp.web.common.pages import load_pages


def install(app: Flask) -> None:
    """Register the pages."""
    load_pages(__name__)
    app.register_blueprint(blueprint)
