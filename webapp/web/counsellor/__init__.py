"""The staff's side: the door, my cohorts, my account, colleagues."""

from flask import Flask

from webapp.policy.permissions import Permission
from webapp.policy.rules import allows
from webapp.queries.calendar import spoken_hour
from webapp.queries.wording import spoken_date
from webapp.web.common.access import current_actor
from webapp.web.common.pages import load_pages
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.key_proof import holds_key


def install(app: Flask) -> None:
    """Register the pages of staff."""
    load_pages(__name__)
    app.register_blueprint(blueprint)
    app.jinja_env.filters.update(spoken_date=spoken_date, spoken_hour=spoken_hour)
    app.jinja_env.globals["holds_key"] = holds_key
    app.jinja_env.globals["may"] = lambda name: allows(Permission(name), current_actor())
