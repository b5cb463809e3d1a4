"""Personal cards: the words that open a place once, derived from the installation's secret and never stored."""

import hmac
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Final

from flask import Response, request

from webapp.content.resume_words import resume_words
from webapp.policy.codes import normalised_words
from webapp.queries.cards import HeldCard, card_by_id
from webapp.web.common.database import reading
from webapp.web.common.resume_card import derived, words_from
from webapp.web.common.security import config

COOKIE: Final = "elan-carte"
# From the words of the card to the last screen of the door.
LIFE: Final = timedelta(hours=1)


def words_of_card(public_id: str, revision: int = 1) -> tuple[str, ...]:
    """Return the words printed on a card; another revision has others."""
    return words_from(derived("personal card", f"{public_id}:{revision}"), resume_words())


def words_hash(words: Sequence[str]) -> bytes:
    """Return what is kept of a card's words. Quick: they die at their first use, and only the secret derives them."""
    kept = normalised_words(" ".join(words)) or tuple(words)
    return hmac.digest(config().secret_key.encode(), ("card words:" + " ".join(kept)).encode(), sha256)


def held_card(cohort_id: int) -> HeldCard | None:
    """Return the card whose words this browser has shown, if it opens a place in this cohort and has not served."""
    public_id, _, mark = request.cookies.get(COOKIE, "").partition(".")
    card = card_by_id(reading(), public_id) if public_id and mark else None
    if card is None or not hmac.compare_digest(mark.encode(), _mark(card).encode()):
        return None
    return card if card.cohort_id == cohort_id and not card.is_used else None


def hold_card(response: Response, card: HeldCard) -> Response:
    """Have this browser remembered as the one that holds the card, until somebody is in."""
    value = f"{card.public_id}.{_mark(card)}"
    response.set_cookie(
        COOKIE, value, max_age=int(LIFE.total_seconds()), httponly=True, samesite="Lax", secure=config().is_https
    )
    return response


def drop_card(response: Response) -> Response:
    """Forget the card that this browser holds."""
    response.delete_cookie(COOKIE, secure=config().is_https, httponly=True, samesite="Lax")
    return response


def _mark(card: HeldCard) -> str:
    return derived("card in hand", f"{card.public_id}:{card.revision}").hex()
