"""A photo is shown to the team only while whoever took it agrees."""

from collections.abc import Callable

import pytest

from tests.clock import START
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from tests.pages.phone import Phone
from tests.web.play.conftest import Know
from webapp.config import Config
from webapp.store.models import Cohort, Consent, Participant, Team, Upload

PLACE, PRIVATE = "we-m1-s02", "j02-m2-s5"
ADDRESS = "/jeu/equipe/photos/{}"
Send = Callable[..., None]


@pytest.fixture
def mate(database: Database, team: Team) -> Participant:
    return make_participant(database, team)


@pytest.fixture
def agree(database: Database) -> Callable[..., None]:
    def agree_now(who: Participant, *, is_given: bool = True) -> None:
        database.add(
            Consent(participant_id=who.id, purpose="team_photos", is_given=is_given, text_version="1", at=START)
        )

    return agree_now


@pytest.fixture
def send(database: Database, config: Config, know: Know) -> Send:
    def send_photo(who: Participant, name: str, *, step: str = PLACE, is_answer: bool = True) -> None:
        folder = config.data_dir / "uploads"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.jpg").write_bytes(b"a photo")
        database.add(
            Upload(
                public_id=name, participant_id=who.id, step=step, media_type="image/jpeg", size=7,
                file_name=f"{name}.jpg", created_at=START,
            )
        )  # fmt: skip
        if is_answer:
            know(step, answer={"proof": "photo", "upload": name}, who=who)

    return send_photo


def seen(phone: Phone) -> list[str]:
    images = phone.get("/jeu/equipe").find_all("img", loading="lazy")
    return [image["src"].rpartition("/")[2] for image in images]


def test_a_photo_is_seen_by_the_team_while_its_maker_agrees(
    player: Phone, mate: Participant, send: Send, agree: Callable[..., None], last_day: None
) -> None:
    send(mate, "place")
    before = seen(player)
    player.get(ADDRESS.format("place"), status=404)

    agree(mate)
    during = seen(player)
    assert player.get(ADDRESS.format("place")).body == b"a photo"

    agree(mate, is_given=False)
    assert (before, during, seen(player)) == ([], ["place"], [])
    player.get(ADDRESS.format("place"), status=404)


def test_another_team_sees_none(
    open_phone: OpenPhone, database: Database, cohort: Cohort, mate: Participant, send: Send,
    agree: Callable[..., None], last_day: None,
) -> None:  # fmt: skip
    send(mate, "place")
    agree(mate)
    stranger = open_phone(make_participant(database, make_team(database, cohort, number=2)))

    assert seen(stranger) == []
    stranger.get(ADDRESS.format("place"), status=404)


def test_what_was_not_sent_or_is_for_the_counsellor_is_not_in_it(
    player: Phone, mate: Participant, send: Send, agree: Callable[..., None], last_day: None
) -> None:
    agree(mate)
    send(mate, "draft", is_answer=False)
    send(mate, "voice", step=PRIVATE)

    assert seen(player) == []
