"""One's own data, to take away."""

import json

from flask import Response

from webapp.policy.permissions import Permission
from webapp.queries.own_data import own_data
from webapp.web.account.blueprint import blueprint
from webapp.web.common.access import current_player, requires
from webapp.web.common.database import reading


@blueprint.get("/compte/mes-donnees.json")
@requires(Permission.PLAY)
def export() -> Response:
    text = json.dumps(own_data(reading(), current_player()), ensure_ascii=False, indent=2)
    answer = Response(text, mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="elan-mes-donnees.json"'
    return answer
