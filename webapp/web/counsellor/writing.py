"""Writing to a team or to a whole cohort: each youth gets the message in their own conversation, and answers alone."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.board import recipients_of
from webapp.queries.conversation import closures_of
from webapp.usecases.messaging import Audience, Words, checked_words, write_to_youths
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.opening import answering
from webapp.web.common.resume_card import new_token
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.nudges import nudge, nudges
from webapp.web.counsellor.owned import own_cohort_row
from webapp.web.counsellor.youth_acts import fault_of_words, kind_typed, message_id


@blueprint.get("/pro/cohortes/<cohort>/ecrire")
@requires(Permission.ACCOMPANY)
def write_form(cohort: str) -> str:
    return _form(cohort)


@blueprint.post("/pro/cohortes/<cohort>/ecrire")
@requires(Permission.ACCOMPANY)
def write_to_many(cohort: str) -> Any:
    row, by, moment, team = own_cohort_row(cohort, Permission.ACCOMPANY), by_me(), now(), team_asked()
    audience: Audience = "team" if team else "cohort"
    if fault := fault_of_words():
        return make_response(_form(cohort, typed=request.form.get("words", ""), fault=fault), 422)
    words = Words(text=checked_words(request.form["words"]), kind=kind_typed(), audience=audience)
    people = recipients_of(reading(), row.id, team=team)
    recipients = {each.id: message_id(each.public_id, words) for each in people}
    write(lambda session: write_to_youths(session, recipients=recipients, words=words, by=by, now=moment))
    return redirect(url_for("counsellor.cohort", cohort=cohort, ecrit=len(recipients)), 303)


def team_asked() -> int | None:
    """Return the number of the team to write to, None for everybody."""
    asked = request.values.get("equipe", "")
    return int(asked) if asked.isdecimal() and len(asked) < 4 else None


def _form(cohort: str, *, typed: str | None = None, fault: str | None = None) -> str:
    row, chosen, team = own_cohort_row(cohort, Permission.ACCOMPANY), request.values.get("modele", ""), team_asked()
    known = {"conseiller": current_staff().name.partition(" ")[0], "equipe": str(team or "")}
    return render_template(
        "counsellor/write.html",
        cohort=row,
        team=team,
        people=recipients_of(reading(), row.id, team=team),
        nudges=nudges(),
        chosen=chosen,
        typed=typed if typed is not None else nudge(chosen, {name: word for name, word in known.items() if word}) or "",
        fault=fault,
        token=new_token(),
        answering=answering(closures_of(reading(), row.id)),
    )
