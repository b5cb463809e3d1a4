import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.participants import make_participant
from tests.usecases.conftest import Write
from webapp.store.models import DeviceSession, Participant, Team
from webapp.store.players import Player
from webapp.usecases.errors import UnknownCard
from webapp.usecases.resuming import replace_card, resume

WORDS, OTHER_WORDS = b"w" * 32, b"o" * 32


def resume_on(write: Write, words: bytes, token: bytes) -> Player:
    player = write(lambda session: resume(session, resume_hash=words, token_hash=token, now=START))
    assert isinstance(player, Player)
    return player


def test_a_card_opens_one_s_place_on_another_phone(write: Write, database: Database, team: Team) -> None:
    lina = make_participant(database, team, resume_hash=WORDS)

    found = [resume_on(write, WORDS, b"1" * 32).public_id, resume_on(write, WORDS, b"2" * 32).public_id]

    phones = [(row.participant_id, row.ended_at) for row in database.all(select(DeviceSession))]
    assert found == [lina.public_id, lina.public_id]
    assert phones == [(lina.id, None), (lina.id, None)]


def test_an_unknown_card_opens_nothing(write: Write, database: Database, team: Team) -> None:
    make_participant(database, team, resume_hash=WORDS)

    with pytest.raises(UnknownCard):
        resume_on(write, OTHER_WORDS, b"1" * 32)
    assert database.count(DeviceSession) == 0


def test_the_card_of_somebody_who_left_opens_nothing(write: Write, database: Database, team: Team) -> None:
    make_participant(database, team, resume_hash=WORDS, is_withdrawn=True)

    with pytest.raises(UnknownCard):
        resume_on(write, WORDS, b"1" * 32)


def test_a_new_card_makes_the_former_one_useless(write: Write, database: Database, me: Player) -> None:
    former = database.one(select(Participant)).resume_hash

    write(lambda session: replace_card(session, player=me, resume_hash=OTHER_WORDS))

    assert resume_on(write, OTHER_WORDS, b"1" * 32).public_id == me.public_id
    with pytest.raises(UnknownCard):
        resume_on(write, former, b"2" * 32)
