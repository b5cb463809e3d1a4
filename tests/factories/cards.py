"""Personal cards as tests make them, with words that can be typed."""

import hmac
from hashlib import sha256
from typing import Any

from tests.clock import START
from tests.conftest import SECRET_KEY
from tests.database import Database
from tests.factories.numbers import next_public_id
from webapp.content.resume_words import resume_words
from webapp.policy.codes import normalised_words
from webapp.store.models import Cohort, PersonalCard


def make_card(database: Database, cohort: Cohort, **fields: Any) -> PersonalCard:
    public_id = next_public_id("card")
    defaults = {
        "public_id": public_id,
        "cohort_id": cohort.id,
        "words_hash": hash_of_words(words_for(public_id)),
        "created_at": START,
    }
    return database.add(PersonalCard(**(defaults | fields)))


def words_for(public_id: str, revision: int = 1) -> str:
    """The words printed on a card: the installation derives them from its secret."""
    number = int.from_bytes(
        hmac.digest(SECRET_KEY.encode(), f"personal card:{public_id}:{revision}".encode(), sha256), "big"
    )
    words = []
    for _ in range(4):
        number, index = divmod(number, len(resume_words()))
        words.append(resume_words()[index])
    return " ".join(words)


def hash_of_words(words: str) -> bytes:
    kept = " ".join(normalised_words(words) or ())
    return hmac.digest(SECRET_KEY.encode(), f"card words:{kept}".encode(), sha256)
