"""Passing the phone on, and erasing an account."""

from functools import partial

from flask import Response, g, make_response, redirect, render_template, request, url_for

from webapp.content import quest_for
from webapp.content.messages import consent_texts
from webapp.policy.permissions import Permission
from webapp.policy.sessions import cookie_name, token_hash
from webapp.steps.judge import JUDGE
from webapp.usecases.leaving import Erased, erase, leave_phone
from webapp.web.account.blueprint import blueprint
from webapp.web.account.page import mine, show
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.common.kept_files import remove_files
from webapp.web.common.paths import local_path
from webapp.web.common.preferences import COOKIE as PREFERENCES
from webapp.web.common.security import clear_session, config
from webapp.web.common.wording import fill_text


@blueprint.get("/compte/sortir")
@requires(Permission.VISIT)
def leave() -> str:
    """Open to everybody: a phone whose session has ended may still hold answers to wipe."""
    wanted = local_path(request.args.get("suite"), "")
    return render_template("account/leave.html", next=wanted, player=g.player)


@blueprint.post("/compte/sortir")
@requires(Permission.VISIT)
def leave_now() -> Response:
    token, moment = request.cookies.get(cookie_name(is_https=config().is_https)), now()
    if token:
        write(lambda session: leave_phone(session, token_hash=token_hash(token), now=moment))
    wanted = local_path(request.form.get("suite"), url_for("public.welcome", sortie="oui"))
    return _freed(make_response(redirect(wanted, 303)))


@blueprint.get("/compte/effacer")
@requires(Permission.PLAY)
def erasure() -> Response:
    return show("erase")


@blueprint.post("/compte/effacer")
@requires(Permission.PLAY)
def erase_now() -> Response:
    typed, word = request.form.get("word", "").strip(), consent_texts().withdrawal.confirm_word
    if typed.upper() != word:
        return show("erase", typed=typed[:40], error=f"Écris le mot {word}, en entier, pour confirmer.", status=422)
    words, player, moment = mine().words, current_player(), now()
    shared = _shared_steps()
    erased: Erased = write(lambda session: erase(session, player=player, shared_steps=shared, now=moment))
    remove_files(erased.file_names)
    g.player = None
    tell = partial(fill_text, words=words)
    return _freed(make_response(render_template("account/erased.html", texts=consent_texts(), tell=tell)))


def _shared_steps() -> frozenset[str]:
    """Return the steps whose answers are the team's, not one person's."""
    player = current_player()
    quest = quest_for(player.quest, player.content_version, data_dir=config().data_dir)
    return frozenset(step.id for step in quest.steps() if JUDGE.is_shared(step))


def _freed(response: Response) -> Response:
    """Leave nothing of the person on the phone that a server can take back; the page's script does the rest."""
    response.delete_cookie(PREFERENCES)
    return clear_session(response)
