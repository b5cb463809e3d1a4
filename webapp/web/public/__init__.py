"""What anybody may open: the door, joining, resuming, help, verifying a badge, the installed application."""

from flask import Flask

from webapp.web.common.pages import load_pages
from webapp.web.public import health, verifying
from webapp.web.public.blueprint import blueprint
from webapp.web.public.open_documents import open_documents


def install(app: Flask) -> None:
    """Register the public pages and the instruments."""
    health.install(app)
    verifying.install(app)
    load_pages(__name__)
    app.register_blueprint(blueprint)
    app.register_blueprint(open_documents)
