"""What the staff did about me: the same list that they see, and nothing else."""

from flask import Response

from webapp.policy.permissions import Permission
from webapp.queries.youths import acts_about
from webapp.web.account.blueprint import blueprint
from webapp.web.account.page import show
from webapp.web.common.access import current_player, requires
from webapp.web.common.database import reading


@blueprint.get("/compte/journal")
@requires(Permission.PLAY)
def journal() -> Response:
    return show("journal", acts=acts_about(reading(), current_player().id, newest=500))
