"""A badge that is asked for, as a youth's phone sends it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.pages.phone import Phone
from webapp.store.models import BadgeAsk, Moment, Participant
from webapp.web.play.studio import TOKEN_LENGTH

QUEUE = "/pro/badges"
HOME = "/jeu/competences/badges"
BADGE = f"{HOME}/s-organiser-1"
NARRATIVE = "J’ai tenu le planning d’un tournoi de quartier, avec trente joueurs."
Ask = Callable[..., str]


def make_moment(database: Database, participant: Participant) -> Moment:
    return database.add(
        Moment(
            public_id="moment-1",
            participant_id=participant.id,
            experience="sport",
            told={"g3": "J’ai fait la liste. J’ai prévenu. J’ai rangé.", "g6": "Tout était prêt."},
            levels={"s-organiser": {"level": 2, "indicators": ["Note ses rendez-vous et les tient"]}},
            created_at=START,
            changed_at=START,
        )
    )


def ask_for(phone: Phone, number: int = 1, badge: str = BADGE, **fields: Any) -> str:
    """Ask for « S’organiser »; return the id of what was asked."""
    token = f"{number}".zfill(TOKEN_LENGTH)
    phone.post(badge, {"token": token, "narrative": NARRATIVE, "moments": ["moment-1"], **fields})
    return token


def answers(database: Database) -> list[tuple[str | None, str]]:
    return [(row.verdict, row.words) for row in database.all(select(BadgeAsk).order_by(BadgeAsk.id))]
