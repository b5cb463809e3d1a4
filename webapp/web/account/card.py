"""A new resume card: other words, after which the former ones open nothing."""

from flask import Response

from webapp.policy.permissions import Permission
from webapp.usecases.resuming import replace_card
from webapp.web.account.blueprint import blueprint
from webapp.web.account.page import show
from webapp.web.common.access import current_player, requires
from webapp.web.common.database import write
from webapp.web.common.resume_card import card_from, hash_of, new_token, sent_token


@blueprint.get("/compte/carte")
@requires(Permission.PLAY)
def card() -> Response:
    return show("card", token=new_token())


@blueprint.post("/compte/carte")
@requires(Permission.PLAY)
def make_card() -> Response:
    """The words come from the form's token: a second tap shows the same card, not a third set of words."""
    player = current_player()
    made = card_from(f"{player.public_id}:{sent_token()}")
    resume_hash = hash_of(made.words)
    write(lambda session: replace_card(session, player=player, resume_hash=resume_hash))
    return show("new_card", card=made)
