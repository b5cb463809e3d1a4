"""The recap of a day: read, heard, printed."""

from typing import Any

from flask import Blueprint, abort, render_template

from webapp.policy.permissions import Permission
from webapp.queries.appointments import appointment_of, echo_of, last_appointment
from webapp.queries.recap import recap_of
from webapp.web.common.access import requires
from webapp.web.common.database import reading
from webapp.web.common.wording import fill
from webapp.web.play.game import quest, standing, words

blueprint = Blueprint("recaps", __name__)


@blueprint.get("/jeu/recap/<day_id>")
@requires(Permission.PLAY)
def show(day_id: str) -> Any:
    day = quest().day(day_id)
    if day is None or day not in standing().open_days:
        abort(404)
    appointment = appointment_of(reading(), standing())
    view = recap_of(standing(), day, has_appointment=appointment is not None)
    if view is None:
        abort(404)
    last = None if appointment else last_appointment(reading(), standing())
    is_final = day is quest().days[-1]
    page = render_template(
        "play/recap.html",
        view=view,
        is_final=is_final,
        absent_text=quest().absent_text,
        appointment=appointment,
        echo=echo_of(standing(), appointment, last),
    )
    return fill(page, words())
