"""Badges that were given: taken back with a reason, given back after a mistake."""

from typing import Any, Final

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.given_badges import GivenBadge, given_badge, given_badges
from webapp.usecases.awarding.achievements import find_achievement
from webapp.usecases.awarding.awards import draw, revoke
from webapp.usecases.awarding.returning import give_again
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.dates import spoken_day
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.blueprint import blueprint

SHOWN: Final = 200
LONGEST: Final = 300
NO_REASON: Final = "Écrivez la raison du retrait. Elle reste dans le journal, la personne peut la lire."


@blueprint.get("/pro/badges-remis")
@requires(Permission.CONFIRM)
def badges_given() -> str:
    badges = given_badges(reading(), current_staff().id, current_reach(Permission.CONFIRM), most=SHOWN)
    return render_template("counsellor/given_badges.html", badges=badges, day=spoken_day, done=request.args.get("fait"))


@blueprint.get("/pro/badges-remis/<badge>")
@requires(Permission.CONFIRM)
def one_given_badge(badge: str) -> Response:
    return _page(_own(badge))


@blueprint.post("/pro/badges-remis/<badge>/retirer")
@requires(Permission.CONFIRM)
def take_badge_back(badge: str) -> Any:
    found, reason, moment = _own(badge), request.form.get("reason", "").strip()[:LONGEST], now()
    if not reason:
        return _page(found, NO_REASON, status=422)
    by = by_me()
    write(lambda session: revoke(session, award_id=found.id, by=by, reason=reason, now=moment))
    return redirect(url_for("counsellor.badges_given", fait="retire"), 303)


@blueprint.post("/pro/badges-remis/<badge>/remettre")
@requires(Permission.CONFIRM)
def give_badge_back(badge: str) -> Any:
    found, moment, drawn, by = _own(badge), now(), draw(), by_me()
    achievement = find_achievement(found.achievement)
    if achievement is None:
        abort(404)
    write(
        lambda session: give_again(session, drawn=drawn, award_id=found.id, achievement=achievement, by=by, now=moment)
    )
    return redirect(url_for("counsellor.badges_given", fait="remis"), 303)


def _own(badge: str) -> GivenBadge:
    found = given_badge(reading(), current_staff().id, current_reach(Permission.CONFIRM), badge)
    if found is None:
        abort(404)
    return found


def _page(badge: GivenBadge, fault: str | None = None, *, status: int = 200) -> Response:
    page = render_template("counsellor/given_badge.html", badge=badge, day=spoken_day, fault=fault, most=LONGEST)
    return make_response(page, status)
