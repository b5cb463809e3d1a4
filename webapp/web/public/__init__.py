"""What anybody may open: the door, joining, resuming, help, the installed application, health."""

from flask import Flask

from webapp.web.public import health, installed, joining, reading, resuming, welcome
from webapp.web.public.blueprint import blueprint

PAGES = (welcome, joining, resuming, reading, installed, health)


def install(app: Flask) -> None:
    """Register the public pages and the instruments."""
    health.install(app)
    app.register_blueprint(blueprint)
