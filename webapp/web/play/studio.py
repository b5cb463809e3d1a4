"""My competences: moments that I lived, told and looked at. Mine alone until I send something."""

import secrets
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from webapp.content.achievements import load_achievements, load_competence_guide
from webapp.content.studio import load_skills_studio
from webapp.policy.permissions import Permission
from webapp.queries.studio import MomentView, mates_who_ask, moment_of, moments_of
from webapp.usecases.telling import begin_moment, forget_moment
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.kept_files import remove_files
from webapp.web.common.wording import fill
from webapp.web.play.game import quest, words

blueprint = Blueprint("studio", __name__)
TOKEN_LENGTH = 32
CHOOSE = "Choisis d’abord de quoi tu veux parler."


@blueprint.get("/jeu/competences")
@requires(Permission.PLAY)
def show() -> str:
    return home()


@blueprint.post("/jeu/competences")
@requires(Permission.PLAY)
def begin() -> Any:
    experience = request.form.get("experience", "")
    if experience not in {each.id for each in load_skills_studio().tell.experiences}:
        return home(CHOOSE), 422
    player, moment, public_id = current_player(), now(), sent_token()
    write(lambda session: begin_moment(session, player=player, public_id=public_id, experience=experience, now=moment))
    return redirect(url_for("studio_steps.tell", moment=public_id), 303)


@blueprint.get("/jeu/competences/<moment>/effacer")
@requires(Permission.PLAY)
def forget(moment: str) -> str:
    return studio_page("forget", moment=own(moment))


@blueprint.post("/jeu/competences/<moment>/effacer")
@requires(Permission.PLAY)
def forget_now(moment: str) -> Any:
    player = current_player()
    remove_files(write(lambda session: forget_moment(session, player=player, moment=moment)))
    return redirect(url_for("studio.show"), 303)


def home(fault: str | None = None) -> str:
    """Return my moments, and the door to a new one."""
    player = current_player()
    return studio_page(
        "home",
        moments=moments_of(reading(), player.id, now=now()),
        asked=[each for each in mates_who_ask(reading(), player) if each.mine is None],
        token=sent_token(),
        fault=fault,
    )


def studio_page(name: str, **more: Any) -> str:
    """Render a page of the studio: each knows the words of the authors and the names of the competences."""
    page = render_template(
        f"play/studio/{name}.html",
        studio=load_skills_studio(),
        guide={each.id: each for each in load_competence_guide().competences},
        scale={each.level: each for each in load_competence_guide().levels},
        names=competence_names(),
        badges=load_achievements().achievements,
        **more,
    )
    return fill(page, words())


def competence_names() -> dict[str, str]:
    """Return the name of each competence, as the player's quest says it."""
    return {each.id: each.name for each in quest().competences}


def own(moment: str) -> MomentView:
    """Return a moment of whoever asks; anybody else's does not exist."""
    found = moment_of(reading(), current_player().id, moment, now=now())
    if found is None:
        abort(404)
    return found


def sent_token() -> str:
    """Return the id that a form carries, so that sending it twice does one thing; a new one for a new form."""
    sent = request.form.get("token", "")
    return sent if len(sent) == TOKEN_LENGTH and sent.isalnum() else secrets.token_hex(TOKEN_LENGTH // 2)
