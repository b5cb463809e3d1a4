"""Coming in with a card that was made before."""

from collections.abc import Callable

from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.cards import make_card, words_for
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from tests.pages.phone import Page, Phone
from webapp.content.messages import consent_texts
from webapp.store.models import Cohort, Participant, PersonalCard, Team

PURPOSES = [purpose.id for purpose in consent_texts().purposes]


def show(phone: Phone, card: PersonalCard) -> Page:
    return phone.follow(phone.post("/reprendre", {"words": words_for(card.public_id)}))


def come_in(phone: Phone, code: str, *, status: int = 200, **fields: object) -> Page:
    form = {"token": "t" * 24, "choices": PURPOSES, "pseudonym": "Vague", "sign": "wave", "part": "identity"}
    return phone.post(f"/r/{code}", {**form, **fields}, status=status)


def test_the_words_of_a_card_open_the_place_that_it_keeps(
    phone: Phone, database: Database, cohort: Cohort, team: Team
) -> None:
    wanted = make_team(database, cohort, number=2)
    card = make_card(database, cohort, first_name="Léa", team_id=wanted.id)

    page = show(phone, card)
    assert "Une place est gardée pour Léa." in page.text
    come_in(phone, cohort.join_code)

    youth = database.one(select(Participant))
    kept = database.one(select(PersonalCard))
    assert (youth.team_id, kept.participant_id, kept.used_at) == (wanted.id, youth.id, START)


def test_a_card_serves_once(phone: Phone, database: Database, cohort: Cohort, team: Team) -> None:
    card = make_card(database, cohort)
    show(phone, card)
    come_in(phone, cohort.join_code)

    page = phone.post("/reprendre", {"words": words_for(card.public_id)}, status=409)

    assert "Elle n’ouvre une place qu’une fois." in page.text


def test_a_second_tap_gives_the_same_place(phone: Phone, database: Database, cohort: Cohort, team: Team) -> None:
    show(phone, make_card(database, cohort))
    come_in(phone, cohort.join_code)

    come_in(phone, cohort.join_code)

    assert database.count(Participant) == 1


def test_a_card_opens_a_door_that_is_shut_and_a_team_that_is_full(
    phone: Phone, database: Database, cohort: Cohort, team: Team
) -> None:
    database.update(cohort, is_closed=True)
    database.update(team, capacity=1)
    make_participant(database, team)

    show(phone, make_card(database, cohort))
    come_in(phone, cohort.join_code)

    assert database.count(Participant) == 2


def test_without_a_card_a_shut_door_stays_shut(phone: Phone, database: Database, cohort: Cohort, team: Team) -> None:
    database.update(cohort, is_closed=True)
    phone.set_cookie("elan-carte", f"{make_card(database, cohort).public_id}.0000")

    phone.get(f"/r/{cohort.join_code}", status=403)
    come_in(phone, cohort.join_code, status=403)


def test_somebody_else_on_the_same_phone_leaves_the_card_alone(
    phone: Phone, database: Database, cohort: Cohort, team: Team
) -> None:
    show(phone, make_card(database, cohort, first_name="Léa"))

    page = phone.follow(phone.post(f"/r/{cohort.join_code}/sans-carte"))
    come_in(phone, cohort.join_code)

    assert "Léa" not in page.text
    assert database.one(select(PersonalCard.used_at)) is None


def test_two_phones_with_one_card_give_one_place(
    phone: Phone, database: Database, cohort: Cohort, team: Team, open_phone: Callable[[], Phone]
) -> None:
    card = make_card(database, cohort)
    other = open_phone()
    show(phone, card)
    show(other, card)
    come_in(phone, cohort.join_code)

    assert "Une place" not in other.get(f"/r/{cohort.join_code}").text
