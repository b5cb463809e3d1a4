"""The backpack: badges, and the CV that carries them."""

from flask import Flask

from webapp.web.backpack import cv_files
from webapp.web.backpack.blueprint import blueprint
from webapp.web.common.pages import load_pages
from webapp.web.common.taken_away import add_to_archive


def install(app: Flask) -> None:
    """Register the pages."""
    load_pages(__name__, but={"cv_word"})
    app.register_blueprint(blueprint)
    add_to_archive(app, cv_files.own_files)
