"""The staff's side: the door, my cohorts, my account, colleagues."""

from flask import Flask

from webapp.policy.permissions import Permission
from webapp.policy.rules import allows
from webapp.web.common.access import current_actor
from webapp.web.common.dates import spoken_moment
from webapp.web.counsellor import account, board, enrolling, evidence, home, invitation, proving, signing_in
from webapp.web.counsellor.blueprint import blueprint

PAGES = (signing_in, proving, enrolling, invitation, home, board, evidence, account)


def install(app: Flask) -> None:
    """Register the pages of staff."""
    app.register_blueprint(blueprint)
    app.jinja_env.filters["moment"] = spoken_moment
    app.jinja_env.globals["may"] = lambda name: allows(Permission(name), current_actor())
