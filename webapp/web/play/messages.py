"""My messages with those who follow me."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.conversation import closures_of, conversation_of
from webapp.queries.identity import participant_topic, version_of, words_topic
from webapp.usecases.messaging import NothingWritten, checked_words, read_by_youth, write_to_staff
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.mail import unread_messages
from webapp.web.common.opening import answering
from webapp.web.common.regions import is_current, region_answer, unchanged
from webapp.web.common.resume_card import derived, new_token, sent_token
from webapp.web.common.wording import fill
from webapp.web.play.game import words

blueprint = Blueprint("messages", __name__)


@blueprint.get("/jeu/messages")
@requires(Permission.PLAY)
def show() -> str:
    return _page()


@blueprint.get("/jeu/messages/fil")
@requires(Permission.PLAY)
def thread() -> Any:
    version = version_of(reading(), participant_topic(current_player().public_id))
    if is_current(version):
        return unchanged(version)
    said = conversation_of(reading(), current_player().id)
    return region_answer(fill(render_template("play/regions/talk.html", said=said), words()), version)


@blueprint.get("/jeu/messages/mot")
@requires(Permission.PLAY)
def word() -> Any:
    """Say inside a mission that somebody wrote; a phone that watches this is a phone that is here."""
    version = version_of(reading(), words_topic(current_player().public_id))
    if is_current(version):
        return unchanged(version)
    return region_answer(render_template("play/regions/word.html", unread=unread_messages()), version)


@blueprint.post("/jeu/messages")
@requires(Permission.PLAY)
def write_message() -> Any:
    player, moment = current_player(), now()
    public_id = derived("message", f"{sent_token()}:{player.public_id}").hex()[:32]
    try:
        text = checked_words(request.form.get("words", ""))
    except NothingWritten as error:
        return make_response(_page(fault=error.text), 422)
    write(lambda session: write_to_staff(session, player=player, text=text, public_id=public_id, now=moment))
    return redirect(url_for("messages.show", envoye="oui", _anchor="ecrire"), 303)


@blueprint.post("/jeu/messages/lu")
@requires(Permission.PLAY)
def read_messages() -> Any:
    player, moment = current_player(), now()
    write(lambda session: read_by_youth(session, player=player, now=moment))
    return redirect(url_for("messages.show"), 303)


def _page(*, fault: str | None = None) -> str:
    player = current_player()
    topic = participant_topic(player.public_id)
    page = render_template(
        "play/messages.html",
        said=conversation_of(reading(), player.id),
        topic=topic,
        version=version_of(reading(), topic),
        answering=answering(closures_of(reading(), player.cohort_id)),
        token=new_token(),
        fault=fault,
        sent=request.args.get("envoye") == "oui",
    )
    return fill(page, words())
