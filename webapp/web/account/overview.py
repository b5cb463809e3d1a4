"""The start page of the account."""

from flask import Response

from webapp.policy.permissions import Permission
from webapp.web.account.blueprint import blueprint
from webapp.web.account.page import show
from webapp.web.common.access import requires


@blueprint.get("/compte/")
@requires(Permission.PLAY)
def overview() -> Response:
    return show("overview")
