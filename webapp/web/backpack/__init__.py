"""The backpack: badges, and the CV that carries them."""

from flask import Flask

from webapp.web.backpack import address, badges, cv, cv_files, cv_lists, cv_sections, cv_skills, files
from webapp.web.backpack.blueprint import blueprint
from webapp.web.common.taken_away import add_to_archive

PAGES = (badges, address, files, cv, cv_sections, cv_lists, cv_skills, cv_files)


def install(app: Flask) -> None:
    """Register the pages."""
    app.register_blueprint(blueprint)
    add_to_archive(app, cv_files.own_files)
