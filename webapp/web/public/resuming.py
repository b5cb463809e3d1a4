"""Coming back with a resume card."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.policy.codes import normalised_words
from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.queries.cards import card_by_words
from webapp.usecases.errors import UnknownCard
from webapp.usecases.joining import CardUsed
from webapp.usecases.resuming import resume as open_session
from webapp.web.common.access import requires
from webapp.web.common.attempts import count_failure, mark_phone, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.paths import local_path
from webapp.web.common.personal_cards import hold_card, words_hash
from webapp.web.common.resume_card import new_token, slow_hash
from webapp.web.common.security import set_session
from webapp.web.public.blueprint import blueprint
from webapp.web.public.welcome import GAME, too_many

NOT_FOUR = "Il faut les quatre mots de ta carte, dans l’ordre."
UNKNOWN = "On ne retrouve pas cette carte. Vérifie les quatre mots, dans l’ordre."


@blueprint.get("/reprendre")
@requires(Permission.VISIT)
def resume() -> Response:
    return _ask()


@blueprint.post("/reprendre")
@requires(Permission.VISIT)
def resume_now() -> Any:
    typed = request.form.get("words", "")
    if left := waiting_time():
        return _ask(typed, too_many(left.total_seconds()), status=429)
    words = normalised_words(typed)
    if words is None:
        return _ask(typed, NOT_FOUR, status=422)
    resume_hash, token, moment = slow_hash(words), new_token(), now()
    try:
        write(lambda session: open_session(session, resume_hash=resume_hash, token_hash=token_hash(token), now=moment))
    except UnknownCard:
        return _first_time(typed, words)
    return set_session(_to_game(), token)


def _first_time(typed: str, words: tuple[str, ...]) -> Response:
    """Open the door to whoever holds a card made before they came; other words are a wrong guess."""
    card = card_by_words(reading(), words_hash(words))
    if card is None:
        count_failure(" ".join(words))
        return _ask(typed, UNKNOWN, status=404)
    if card.is_used:
        return _ask(typed, CardUsed.text, status=409)
    return hold_card(make_response(redirect(url_for("public.join_page", code=card.code), 303)), card)


def _to_game() -> Response:
    answer = redirect(local_path(request.form.get("suite"), GAME), 303)
    return make_response(answer)


def _ask(typed: str = "", error: str | None = None, *, status: int = 200) -> Response:
    wanted = local_path(request.values.get("suite"), "")
    page = render_template("public/resume.html", typed=typed[:120], error=error, next=wanted)
    return mark_phone(make_response(page, status))
