"""The four steps: tell, reveal, prove, share. Each form keeps what was typed, complete or not."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, request, url_for

from webapp.content.achievements import load_achievements, load_competence_guide
from webapp.content.studio import load_employer_sentences, load_skills_studio
from webapp.policy.permissions import Permission
from webapp.queries.studio import MomentView
from webapp.quest.employer_sentences import filled
from webapp.quest.moments import card_id, level_from, suggested, ticked_competences
from webapp.steps.answers import MAX_TEXT
from webapp.usecases.telling import change_moment
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.play.studio import own, studio_page
from webapp.web.play.uploads import keep

blueprint = Blueprint("studio_steps", __name__)
TOO_LONG = f"C’est plus long que {MAX_TEXT} signes. Raccourcis un peu, rien n’est perdu."
NOTHING_TICKED = "Coche au moins une carte : ce que tu as fait, même une seule fois."


@blueprint.get("/jeu/competences/<moment>/raconter")
@requires(Permission.PLAY)
def tell(moment: str) -> str:
    found = own(moment)
    return studio_page("tell", moment=found, told=found.told, faults={}, most=MAX_TEXT)


@blueprint.post("/jeu/competences/<moment>/raconter")
@requires(Permission.PLAY)
def tell_now(moment: str) -> Any:
    found = own(moment)
    told = {each.id: request.form.get(each.id, "").strip() for each in load_skills_studio().tell.questions}
    faults = {name: TOO_LONG for name, text in told.items() if len(text) > MAX_TEXT}
    if faults:
        return studio_page("tell", moment=found, told=told, faults=faults, most=MAX_TEXT), 422
    file = next((each for each in request.files.getlist("file") if each.filename), None)
    change(moment, told={name: text for name, text in told.items() if text})
    if file is not None:
        change(moment, upload=keep(file, f"moment:{moment}"[:60]))
    return redirect(_next(moment, "reveal", "tell"), 303)


@blueprint.get("/jeu/competences/<moment>/reveler")
@requires(Permission.PLAY)
def reveal(moment: str) -> str:
    return _reveal_page(own(moment))


@blueprint.post("/jeu/competences/<moment>/reveler")
@requires(Permission.PLAY)
def reveal_now(moment: str) -> Any:
    found, sent = own(moment), request.form.getlist("cards")
    studio = load_skills_studio()
    known = {card_id(each.competence, place) for each in studio.reveal.cards for place in range(len(each.cards))}
    cards = [each for each in sent if each in known]
    if not cards:
        return _reveal_page(found, NOTHING_TICKED), 422
    kept = set(ticked_competences(studio, cards))
    levels = {name: answers for name, answers in found.levels.items() if name in kept}
    change(moment, cards=cards, levels=levels)
    return redirect(url_for("studio_steps.levels", moment=moment), 303)


@blueprint.get("/jeu/competences/<moment>/paliers")
@requires(Permission.PLAY)
def levels(moment: str) -> Any:
    found = own(moment)
    if not found.cards:
        return redirect(url_for("studio_steps.reveal", moment=moment))
    return studio_page("levels", moment=found, competences=ticked_competences(load_skills_studio(), found.cards))


@blueprint.post("/jeu/competences/<moment>/paliers")
@requires(Permission.PLAY)
def levels_now(moment: str) -> Any:
    found = own(moment)
    named = ticked_competences(load_skills_studio(), found.cards)
    change(moment, levels={name: _level(name) for name in named})
    return redirect(_next(moment, "prove", "levels"), 303)


@blueprint.get("/jeu/competences/<moment>/prouver")
@requires(Permission.PLAY)
def prove(moment: str) -> str:
    return studio_page("prove", moment=own(moment))


@blueprint.get("/jeu/competences/<moment>/partager")
@requires(Permission.PLAY)
def share(moment: str) -> str:
    found = own(moment)
    wanted = [each for each in load_achievements().achievements if set(each.competences) & set(found.kept)]
    return studio_page("share", moment=found, offered=_offered(found), wanted=wanted, fillers=_fillers(found))


@blueprint.post("/jeu/competences/<moment>/partager")
@requires(Permission.PLAY)
def share_now(moment: str) -> Any:
    found = own(moment)
    names = [*found.kept, *(f"word-{name}" for name in load_employer_sentences().variables)]
    typed = {name: request.form.get(name, "").strip()[:MAX_TEXT] for name in names}
    change(moment, sentences={name: text for name, text in typed.items() if text})
    return redirect(url_for("studio_steps.share", moment=moment, garde="oui"), 303)


def change(moment: str, **values: Any) -> None:
    """Keep some of what makes a moment."""
    player, instant = current_player(), now()
    write(lambda session: change_moment(session, player=player, moment=moment, now=instant, **values))


def _next(moment: str, following: str, same: str) -> str:
    """Go on, or stay where one only wanted to keep."""
    if request.form.get("then") == "stay":
        return url_for(f"studio_steps.{same}", moment=moment, garde="oui")
    return url_for(f"studio_steps.{following}", moment=moment)


def _reveal_page(found: MomentView, fault: str | None = None) -> str:
    studio = load_skills_studio()
    first = suggested(studio, found.told, found.experience)
    cards = sorted(studio.reveal.cards, key=lambda each: each.competence not in first)
    ticked = request.form.getlist("cards") if request.method == "POST" else found.cards
    return studio_page("reveal", moment=found, cards=cards, first=first, ticked=ticked, fault=fault)


def _level(competence: str) -> dict[str, Any]:
    """Read the answers about one competence; the level may be lowered, never raised."""
    studio = load_skills_studio()
    answers: dict[str, str] = {
        each.id: request.form.get(f"{competence}-{each.id}", "") for each in studio.reveal.level_questions
    }
    proposed = None if request.form.get(f"{competence}-drop") else level_from(studio, answers)
    lowered = request.form.get(f"{competence}-level", "")
    level = min(proposed, int(lowered)) if proposed and lowered in {"1", "2", "3", "4"} else proposed
    shown = {text for each in _guide()[competence].levels for text in each.indicators}
    indicators = [text for text in request.form.getlist(f"{competence}-indicators") if text in shown]
    return {**answers, "proposed": proposed, "level": level, "indicators": indicators}


def _guide() -> dict[str, Any]:
    return {each.id: each for each in load_competence_guide().competences}


def _fillers(found: MomentView) -> dict[str, str]:
    return {name: found.sentences.get(f"word-{name}", "") for name in load_employer_sentences().variables}


def _offered(found: MomentView) -> Mapping[str, tuple[list[str], str | None]]:
    """Return, for each competence kept, the lines for a CV that have no hole, and the sentence to say."""
    fillers, offered = _fillers(found), {}
    for each in load_employer_sentences().competences:
        level = next((level for level in each.levels if level.level == found.kept.get(each.id)), None)
        if level is not None:
            lines = [line for text in level.cv if (line := filled(text, fillers))]
            offered[each.id] = (lines, filled(level.spoken, fillers))
    return offered
