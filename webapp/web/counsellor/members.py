"""One youth's place in a cohort: another team, an absence excused, a forgotten card made again."""

from datetime import datetime
from typing import Any

from flask import Response, abort, make_response, render_template, request

from webapp.documents import compile_pdf
from webapp.policy.permissions import Permission
from webapp.queries.cohorts import ManagedCohort
from webapp.queries.roster import MemberLine, roster_of
from webapp.usecases.resuming import reprint_card
from webapp.usecases.teaming import REASONS, excuse, member_of, move, take_back_excuse
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.dates import short_day
from webapp.web.common.printing import pdf_answer
from webapp.web.common.resume_card import card_from, hash_of, new_token, sent_token
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.grave import is_fresh, proof_fault
from webapp.web.counsellor.managed import by_staff, fragments_of, managed, quest_of_cohort
from webapp.web.counsellor.papers import PaperCard, cards_data
from webapp.web.counsellor.teams import back_to_teams

# Nothing about health: « family » and « other » are enough to know that it was said.
REASON_WORDS = dict(
    zip(REASONS, ("Absence annoncée", "Rendez-vous", "Raison familiale", "Transport", "Autre raison"), strict=True)
)
NO_DAY = "Choisissez au moins un jour."
NO_TEAM = "Choisissez une équipe."


@blueprint.get("/pro/cohortes/<cohort>/jeunes/<youth>/place")
@requires(Permission.MANAGE_COHORT)
def place(cohort: str, youth: str) -> Response:
    found = managed(cohort)
    return _page(found, _member(found, youth))


@blueprint.post("/pro/cohortes/<cohort>/jeunes/<youth>/equipe")
@requires(Permission.MANAGE_COHORT)
def change_place(cohort: str, youth: str) -> Any:
    found, moment, team = managed(cohort), now(), request.form.get("team", "")
    who = _member(found, youth)
    if team not in {sheet.public_id for sheet in roster_of(reading(), found.id)}:
        return _page(found, who, {"team": NO_TEAM}, status=422)
    fragments, by = fragments_of(found), by_staff(found)
    write(
        lambda session: move(
            session, cohort_id=found.id, participant=youth, team=team, fragments=fragments, by=by, now=moment
        )
    )
    return back_to_teams(found, "personne")


@blueprint.post("/pro/cohortes/<cohort>/jeunes/<youth>/absence")
@requires(Permission.MANAGE_COHORT)
def excuse_absence(cohort: str, youth: str) -> Any:
    found, moment, reason = managed(cohort), now(), request.form.get("reason", "")
    who, by = _member(found, youth), by_staff(found)
    days = [day for day in request.form.getlist("days") if day in found.days]
    if not days or reason not in REASONS:
        return _page(found, who, {"days": NO_DAY} if not days else {"reason": "Choisissez une raison."}, status=422)
    on_those = fragments_of(found, days)
    write(
        lambda session: excuse(
            session,
            cohort_id=found.id,
            participant=youth,
            days=days,
            reason=reason,
            fragments=on_those,
            by=by,
            now=moment,
        )
    )
    return back_to_teams(found, "personne")


@blueprint.post("/pro/cohortes/<cohort>/jeunes/<youth>/absence/<day>/retirer")
@requires(Permission.MANAGE_COHORT)
def unexcuse(cohort: str, youth: str, day: str) -> Any:
    found, moment = managed(cohort), now()
    if day not in _member(found, youth).excused:
        abort(404)
    by = by_staff(found)
    write(lambda session: take_back_excuse(session, cohort_id=found.id, participant=youth, day=day, by=by, now=moment))
    return back_to_teams(found, "personne")


@blueprint.post("/pro/cohortes/<cohort>/jeunes/<youth>/carte")
@requires(Permission.MANAGE_COHORT)
def reprint(cohort: str, youth: str) -> Any:
    """The words come from the form's token: a second tap prints the same card."""
    found, moment = managed(cohort), now()
    who = _member(found, youth)
    if fault := proof_fault():
        return _page(found, who, {"code": fault}, status=422)
    card = card_from(f"{youth}:{sent_token()}")
    kept, by, closes = hash_of(card.words), by_staff(found), "close" in request.form
    write(
        lambda session: reprint_card(
            session,
            who=member_of(session, found.id, youth),
            resume_hash=kept,
            closes_phones=closes,
            by=by,
            now=moment,
        )
    )
    paper = PaperCard(words=card.words, name=who.first_name or who.pseudonym, is_new=False)
    return pdf_answer(compile_pdf("cards", cards_data(found, [paper]), made_at=moment), f"carte {who.pseudonym}")


def _member(cohort: ManagedCohort, youth: str) -> MemberLine:
    members = [each for sheet in roster_of(reading(), cohort.id) for each in sheet.members]
    found = next((each for each in members if each.public_id == youth), None)
    if found is None:
        abort(404)
    return found


def _page(
    cohort: ManagedCohort, who: MemberLine, faults: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    days = [day for day in quest_of_cohort(cohort).days if day.id in cohort.days]
    names = {day.id: f"Jour {day.number}" if day.number is not None else "Week-end" for day in days}
    page = render_template(
        "counsellor/place.html",
        cohort=cohort,
        who=who,
        teams=[{"value": each.public_id, "label": each.shown} for each in roster_of(reading(), cohort.id)],
        days=[
            {"value": day, "label": name, "detail": short_day(datetime.fromisoformat(cohort.days[day]).date())}
            for day, name in names.items()
            if day not in who.excused
        ],
        day_names=names,
        reasons=[{"value": key, "label": word} for key, word in REASON_WORDS.items()],
        reason_words=REASON_WORDS,
        is_fresh=is_fresh(),
        token=new_token(),
        faults=faults or {},
    )
    return make_response(page, status)
