"""The staff's side: the door, my cohorts, my account, colleagues."""

from flask import Flask

from webapp.policy.permissions import Permission
from webapp.policy.rules import allows
from webapp.queries.calendar import spoken_hour
from webapp.queries.wording import spoken_date
from webapp.web.common.access import current_actor
from webapp.web.counsellor import (
    account,
    appointments,
    archives,
    badges,
    board,
    cards,
    colleagues,
    day_recaps,
    desk,
    enrolling,
    evidence,
    given_badges,
    home,
    hooks,
    invitation,
    members,
    my_calendar,
    new_cohort,
    organisation,
    programs,
    proposing,
    proving,
    reports,
    signing_in,
    slots,
    steering,
    teams,
    workshops,
    writing,
    youth_acts,
    youths,
)
from webapp.web.counsellor.blueprint import blueprint

PAGES = (
    account,
    archives,
    badges,
    board,
    cards,
    colleagues,
    day_recaps,
    desk,
    enrolling,
    evidence,
    given_badges,
    home,
    hooks,
    invitation,
    members,
    new_cohort,
    organisation,
    programs,
    proposing,
    proving,
    reports,
    signing_in,
    steering,
    teams,
    writing,
    youth_acts,
    youths,
    appointments,
    slots,
    my_calendar,
    workshops,
)


def install(app: Flask) -> None:
    """Register the pages of staff."""
    app.register_blueprint(blueprint)
    app.jinja_env.filters.update(spoken_date=spoken_date, spoken_hour=spoken_hour)
    app.jinja_env.globals["may"] = lambda name: allows(Permission(name), current_actor())
