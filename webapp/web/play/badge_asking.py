"""Badges that I may ask for: what each asks, what I still miss, my request and its answer."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.backpack import issuer_slug
from webapp.queries.badge_asks import BadgeView, badge_for, badges_for
from webapp.queries.studio import FeedbackView, MomentView, ProofView, WitnessView, moments_of
from webapp.steps.answers import MAX_TEXT
from webapp.usecases.awarding.awards import AlreadyAwarded, Deed, draw
from webapp.usecases.badge_asking import NewAsk, ask_for_badge, cancel_ask, take_up
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.shown_evidence import shown_evidence
from webapp.web.play.game import standing
from webapp.web.play.studio import sent_token, studio_page

blueprint = Blueprint("badge_asking", __name__)
NO_NARRATIVE = "Écris ce que tu as fait, et dans quel cadre : c’est ce qu’on lira avec le badge."
NO_MOMENT = "Choisis au moins un moment à montrer à la personne qui répond."


@blueprint.get("/jeu/competences/badges")
@requires(Permission.PLAY)
def badges() -> str:
    return studio_page("badges", views=badges_for(reading(), standing(), now=now()), slug=_slug())


@blueprint.get("/jeu/competences/badges/<name>")
@requires(Permission.PLAY)
def badge(name: str) -> str:
    return page(_view(name))


@blueprint.post("/jeu/competences/badges/<name>")
@requires(Permission.PLAY)
def ask(name: str) -> Any:
    view, player, instant = _view(name), current_player(), now()
    told = moments_of(reading(), player.id, now=instant)
    moments = tuple(each.id for each in told if each.id in request.form.getlist("moments"))
    narrative, audience = _typed("narrative"), _typed("audience")
    faults = {} if narrative else {"narrative": NO_NARRATIVE}
    faults |= {} if moments or not told else {"moments": NO_MOMENT}
    if faults:
        return page(view, faults), 422
    shown = tuple(each for each in request.form.getlist("shown") if each in showable_of(view, told))
    new = NewAsk(
        public_id=sent_token(), achievement=name, narrative=narrative, audience=audience, moments=moments, shown=shown
    )
    write(lambda session: ask_for_badge(session, player=player, new=new, now=instant))
    return redirect(url_for("badge_asking.badge", name=name), 303)


@blueprint.post("/jeu/competences/badges/<name>/annuler")
@requires(Permission.PLAY)
def cancel(name: str) -> Any:
    view, player, instant = _view(name), current_player(), now()
    asked = view.ask
    if asked is None:
        abort(404)
    write(lambda session: cancel_ask(session, player=player, ask=asked.id, now=instant))
    return redirect(url_for("badge_asking.badge", name=name), 303)


@blueprint.post("/jeu/competences/badges/<name>/prendre")
@requires(Permission.PLAY)
def take(name: str) -> Any:
    """Say yes to the badge that was proposed instead."""
    asked, player, instant, drawn = _view(name).ask, current_player(), now(), draw()
    if asked is None or asked.proposed is None:
        abort(404)
    moments = [each for each in moments_of(reading(), player.id, now=instant) if each.id in asked.moments]
    deed, other = Deed(narrative=asked.narrative, shown=shown_evidence(moments, asked.shown)), asked.proposed
    with suppress(AlreadyAwarded):
        write(
            lambda session: take_up(
                session, player=player, ask=asked.id, achievement=other, deed=deed, drawn=drawn, now=instant
            )
        )
    return redirect(url_for("backpack.one_badge", badge=_view(other.id).held, fait="gagne"), 303)


def page(view: BadgeView, faults: dict[str, str] | None = None) -> str:
    """Return one badge: its rules, and the form to ask for it with what was typed."""
    moments = moments_of(reading(), current_player().id, now=now())
    fitting = [each for each in moments if set(each.kept) & set(view.achievement.competences)]
    chosen = request.form.getlist("moments") if request.method == "POST" else [each.id for each in fitting]
    return studio_page(
        "badge",
        slug=_slug(),
        view=view,
        moments=moments,
        chosen=chosen,
        proofs=proofs_of(view, moments),
        heard=heard_of(view, moments),
        feedback=feedback_of(view, moments),
        shown=request.form.getlist("shown"),
        faults=faults or {},
        typed=request.form,
        token=sent_token(),
        most=MAX_TEXT,
    )


def proofs_of(view: BadgeView, moments: Sequence[MomentView]) -> list[ProofView]:
    """Return the proofs of a badge's competences: those that its page may show."""
    named = view.achievement.competences
    return [proof for moment in moments for proof in moment.proofs if proof.competence in named]


def heard_of(view: BadgeView, moments: Sequence[MomentView]) -> list[WitnessView]:
    """Return the witnesses who confirmed a badge's competences: its page may show their words, without a name."""
    named = view.achievement.competences
    return [each for moment in moments for each in moment.witnesses if each.competence in named and each.has_seen]


def showable_of(view: BadgeView, moments: Sequence[MomentView]) -> set[str]:
    """Return the ids of all that a badge's page may show."""
    proofs, heard = proofs_of(view, moments), heard_of(view, moments)
    said = feedback_of(view, moments)
    return {each.id for each in proofs} | {each.id for each in heard} | {each.id for each in said}


def feedback_of(view: BadgeView, moments: Sequence[MomentView]) -> list[FeedbackView]:
    """Return what the team said of a badge's competences: its page may show it, without a name."""
    named = view.achievement.competences
    return [said for moment in moments for ask in moment.asks if ask.competence in named for said in ask.feedback]


def _view(name: str) -> BadgeView:
    found = badge_for(reading(), standing(), name, now=now())
    if found is None:
        abort(404)
    return found


def _slug() -> str:
    return issuer_slug(reading(), current_player().cohort_id)


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()[:MAX_TEXT]
