"""What anybody may open: the door, joining, resuming, help, verifying a badge, the installed application."""

from flask import Flask

from webapp.web.public import health, installed, joining, reading, resuming, verifying, welcome
from webapp.web.public.blueprint import blueprint

PAGES = (welcome, joining, resuming, reading, verifying, installed, health)


def install(app: Flask) -> None:
    """Register the public pages and the instruments."""
    health.install(app)
    verifying.install(app)
    app.register_blueprint(blueprint)
