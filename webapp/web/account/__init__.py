"""A player's account: how pages are read, what is kept, the card, the name, leaving."""

from flask import Flask

from webapp.web.account import card, consents, export, identity, journal, leaving, overview, settings
from webapp.web.account.blueprint import blueprint

PAGES = (overview, settings, consents, export, card, identity, journal, leaving)


def install(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(blueprint)
