"""My badges: those that I have, those within reach, and who may see each."""

from typing import Any, Final
from urllib.parse import urlencode

from flask import abort, redirect, render_template, request, url_for

from webapp.content.achievements import load_achievements
from webapp.policy.permissions import Permission
from webapp.queries.backpack import Backpack, HeldBadge, backpack
from webapp.usecases.awarding.sharing import give_up, set_page, show_evidence
from webapp.web.backpack.blueprint import blueprint
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.dates import spoken_day
from webapp.web.common.security import config

LINKEDIN: Final = "https://www.linkedin.com/profile/add"


@blueprint.get("/sac")
@requires(Permission.PLAY)
def bag() -> str:
    return render_template("backpack/bag.html", bag=mine(), done=request.args.get("fait"), day=spoken_day)


@blueprint.get("/sac/badges/<badge>")
@requires(Permission.PLAY)
def one_badge(badge: str) -> str:
    import segno

    held, address = own(badge), page_of(badge)
    return render_template(
        "backpack/badge.html",
        badge=held,
        slug=mine().slug,
        day=spoken_day(held.awarded_at),
        address=address,
        qr=segno.make(address, error="m", micro=False).svg_data_uri(border=3, omitsize=True),
        linkedin=_linkedin(held, address),
        proofs=[{"value": at, "label": each.name, "detail": each.narrative} for at, each in enumerate(held.evidence)],
        shown=[at for at, each in enumerate(held.evidence) if each.is_shown],
        done=request.args.get("fait"),
    )


@blueprint.post("/sac/badges/<badge>/page")
@requires(Permission.PLAY)
def open_or_close(badge: str) -> Any:
    me, is_open = current_player().id, request.form.get("page") == "ouverte"
    write(lambda session: set_page(session, participant=me, public_id=badge, is_open=is_open))
    return redirect(url_for("backpack.one_badge", badge=badge, fait="ouverte" if is_open else "fermee"), 303)


@blueprint.post("/sac/badges/<badge>/preuves")
@requires(Permission.PLAY)
def choose_evidence(badge: str) -> Any:
    me, moment = current_player().id, now()
    places = {int(place) for place in request.form.getlist("shown") if place.isdecimal() and len(place) < 4}
    write(lambda session: show_evidence(session, participant=me, public_id=badge, places=places, now=moment))
    return redirect(url_for("backpack.one_badge", badge=badge, fait="preuves"), 303)


@blueprint.post("/sac/badges/<badge>/rendre")
@requires(Permission.PLAY)
def give_back(badge: str) -> Any:
    me, moment = current_player().id, now()
    if request.form.get("sure") != "oui":
        return redirect(url_for("backpack.one_badge", badge=badge), 303)
    write(lambda session: give_up(session, participant=me, public_id=badge, now=moment))
    return redirect(url_for("backpack.bag", fait="rendu"), 303)


@blueprint.get("/sac/possibles/<name>")
@requires(Permission.PLAY)
def within_reach(name: str) -> str:
    bag = mine()
    achievement = next((each for each in load_achievements().achievements if each.id == name), None)
    if achievement is None:
        abort(404)
    held = next((badge for badge in bag.shown if badge.achievement.id == name), None)
    return render_template(
        "backpack/within_reach.html", achievement=achievement, held=held, slug=bag.slug, rules=load_achievements()
    )


def mine() -> Backpack:
    """Return the backpack of whoever asks."""
    player = current_player()
    return backpack(reading(), player.id, player.cohort_id)


def own(badge: str) -> HeldBadge:
    """Return one of their badges; somebody else's is not found."""
    held = next((each for each in mine().held if each.public_id == badge), None)
    if held is None:
        abort(404)
    return held


def page_of(badge: str) -> str:
    """Return the address that the badge itself names."""
    return f"{config().public_url}{url_for('open_documents.badge_page', badge=badge)}"


def _linkedin(held: HeldBadge, address: str) -> str:
    said = {
        "startTask": "CERTIFICATION_NAME",
        "name": held.achievement.name,
        "organizationName": held.issuer,
        "issueYear": held.awarded_at.year,
        "issueMonth": held.awarded_at.month,
        "certUrl": address,
        "certId": held.public_id,
    }
    return f"{LINKEDIN}?{urlencode(said)}"
