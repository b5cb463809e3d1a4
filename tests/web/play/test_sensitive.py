"""Questions about health, money or family are asked at once only of whoever agreed to be asked."""

from collections.abc import Callable

import pytest

from tests.clock import START
from tests.database import Database
from tests.pages.phone import Page, Phone
from tests.web.play.conftest import Statements
from webapp.content import load_quest
from webapp.store.models import Consent, Participant
from webapp.web.play.door import uuid7

STEP = "j02-m1-s5"
URL = "/jeu/mission/j02-m1"


@pytest.fixture
def agree(database: Database, participant: Participant) -> Callable[..., None]:
    def agree_now(*, is_given: bool = True) -> None:
        database.add(
            Consent(participant_id=participant.id, purpose="sensitive", is_given=is_given, text_version="1", at=START)
        )

    return agree_now


def is_asked(page: Page) -> bool:
    return "Passer ces questions" not in page.text


def test_without_a_yes_one_may_pass_and_nothing_is_asked(player: Phone, last_day: None) -> None:
    address = f"{URL}?etape={STEP}"
    page = player.get(address)
    assert not is_asked(page)
    assert [node for node in page.find("section", id=STEP).find_all() if "data-field" in node.attributes] == []

    passed = player.post(address, {"event_id": uuid7(), "seq": "1", "type": "StepAnswered"}, status=303)

    assert passed.location is not None
    assert player.get(f"{URL}/etat").json["steps"][STEP]["is_done"]


def test_one_may_look_at_them_all_the_same(player: Phone, last_day: None) -> None:
    shown = player.get(player.get(f"{URL}?etape={STEP}").links()["Voir les questions"].replace("?", f"{URL}?", 1))

    assert is_asked(shown)


def test_a_yes_asks_at_once_and_a_no_takes_it_back(player: Phone, agree: Callable[..., None], last_day: None) -> None:
    agree()
    asked = is_asked(player.get(f"{URL}?etape={STEP}")), player.get(f"{URL}/etat").json["asks_sensitive"]
    agree(is_given=False)
    again = is_asked(player.get(f"{URL}?etape={STEP}")), player.get(f"{URL}/etat").json["asks_sensitive"]

    assert (asked, again) == ((True, True), (False, False))


def test_the_document_hides_them_until_the_script_knows(
    player: Phone, agree: Callable[..., None], last_day: None
) -> None:
    agree()
    page = player.get(URL)

    assert "hidden" in page.find("div", data_sensitive_body="").attributes
    assert len(page.find_all("div", data_sensitive_note="")) == 1


def test_nobody_is_looked_up_where_nothing_is_sensitive(player: Phone, statements: Statements, last_day: None) -> None:
    assert (
        statements(lambda: player.get(f"{URL}/etat")) == statements(lambda: player.get("/jeu/mission/j01-m2/etat")) + 1
    )


def test_what_is_sensitive_stays_on_the_phone() -> None:
    sensitive = [step for step in load_quest().steps() if step.is_sensitive]

    assert {step.keeps for step in sensitive} == {"device"}
    assert [step.id for step in sensitive] == ["j02-m1-s5", "j03-m3-s4", "j05-m2-s4", "j09-m3-s2"]
