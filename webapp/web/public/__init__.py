"""What anybody may open: the door, joining, resuming, help, verifying a badge, the installed application."""

from flask import Flask

from webapp.web.public import (
    badges,
    feeds,
    health,
    installed,
    issuers,
    joining,
    letters,
    projection,
    reading,
    resuming,
    verifying,
    welcome,
    witness,
)
from webapp.web.public.blueprint import blueprint
from webapp.web.public.open_documents import open_documents

PAGES = (
    welcome,
    joining,
    resuming,
    reading,
    verifying,
    badges,
    issuers,
    installed,
    witness,
    health,
    feeds,
    letters,
    projection,
)


def install(app: Flask) -> None:
    """Register the public pages and the instruments."""
    health.install(app)
    verifying.install(app)
    app.register_blueprint(blueprint)
    app.register_blueprint(open_documents)
