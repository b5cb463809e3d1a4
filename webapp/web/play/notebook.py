"""The notebook: one's papers, and what one shared."""

from flask import Blueprint, render_template

from webapp.policy.permissions import Permission
from webapp.queries.appointments import SlotView, appointment_of, free_slots
from webapp.queries.evidence import own_evidence
from webapp.queries.notebook import notebook
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.security import config
from webapp.web.common.wording import fill
from webapp.web.play.game import standing, words

blueprint = Blueprint("notebook", __name__)
# The next slots, one tap from the menu: a second tap chooses, a third one takes.
SLOTS_IN_SIGHT = 3


@blueprint.get("/jeu/carnet")
@requires(Permission.PLAY)
def show() -> str:
    booked = appointment_of(reading(), standing())
    page = render_template(
        "play/notebook.html",
        view=notebook(reading(), standing()),
        sent=own_evidence(reading(), standing()),
        appointment=booked,
        slots=() if booked else free_here()[:SLOTS_IN_SIGHT],
    )
    return fill(page, words())


def free_here() -> tuple[SlotView, ...]:
    """Return what is free now."""
    return free_slots(reading(), current_player().cohort_id, now=now(), zone=config().timezone)
