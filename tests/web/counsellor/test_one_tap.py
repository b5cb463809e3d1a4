"""What is to do today: each line has its act, one tap does it, and the most urgent cohort is read first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.factories.teams import make_team
from tests.pages.phone import Page, Phone
from tests.web.counsellor.test_board import event
from tests.web.counsellor.test_desk import ask, know, said
from webapp.quest.facts import Facts
from webapp.store.models import Cohort, Consent, HelpRequest, Message, Participant, SharedSection, Staff, StaffAct, Team

Desk = Callable[[], Page]


@pytest.fixture
def desk(office: Phone, cohort: Cohort) -> Desk:
    return lambda: office.get(f"/pro/cohortes/{cohort.public_id}/a-faire")


def taps(desk: Page, end: str) -> list[str]:
    """The acts of a list whose address ends so."""
    return [form["action"] for form in desk.find_all("form") if form["action"].endswith(end)]


def test_two_who_take_one_request_at_once_are_one_and_a_name(
    office: Phone,
    open_office: Callable[[Staff], Phone],
    desk: Desk,
    database: Database,
    cohort: Cohort,
    participant: Participant,
) -> None:
    samir = make_staff(database, cohort.organisation_id, name="Samir Benali")
    other = open_office(follow(database, cohort, samir))
    ask(database, participant, kind="call_me")
    (action,) = taps(desk(), "/prendre")
    form = desk().form(action)

    first = other.post(action, form, status=200, headers={"X-Requested-With": "elan"})
    second = office.post(action, form, status=200, headers={"X-Requested-With": "elan"})

    assert "Vous vous en occupez." in said(first)[0]
    assert "Samir Benali s’en occupe." in said(second)[0]
    assert second.find_all("form") == []
    assert "Une autre personne s’en occupe" in office.post(action, form, status=409).text
    assert database.one(select(HelpRequest.taken_by_id)) == samir.id
    assert database.all(select(StaffAct.staff_id)) == [samir.id]


def test_twenty_minutes_on_one_step_make_a_line_while_the_phone_is_there(
    app: Flask, desk: Desk, database: Database, clock: Clock, participant: Participant
) -> None:
    consent = {"purpose": "share_progress", "is_given": True, "text_version": "test", "at": START}
    database.add(Consent(participant_id=participant.id, **consent))
    know(database, participant, "j01-m1-s1", Facts(hints=frozenset({1})))
    database.add(event(participant, "j01-m1", "j01-m1-s1"))
    app.extensions["elan.live"].watchman.arrive("phone", participant.public_id)
    clock.advance(minutes=19)
    assert said(desk()) == []
    clock.advance(minutes=1)

    page = desk()

    assert "Même étape depuis 9 h 30" in said(page)[0].replace("\u00a0", " ")
    assert page.find("a", id=f"faire-stuck-time-{participant.public_id}")["href"].endswith("#aider")


def test_silence_opens_the_template_and_a_message_the_answer(
    office: Phone, desk: Desk, database: Database, team: Team, participant: Participant
) -> None:
    database.update(participant, last_seen_at=START - timedelta(days=9))
    written = make_participant(database, team, pseudonym="Mer")
    database.add(Message(public_id="m", participant_id=written.id, kind="message", words="Bonjour", sent_at=START))

    page = desk()
    links = {
        link["href"]: link.text() for link in page.find_all("a") if link.get("class") and "button" in link["class"]
    }
    nudge = f"/pro/jeunes/{participant.public_id}?modele=n03#ecrire"
    assert links == {nudge: "Relancer", f"/pro/jeunes/{written.public_id}#ecrire": "Répondre"}
    assert office.get(nudge.partition("#")[0]).find("textarea").text() != ""

    (action,) = taps(page, "/lu")
    answer = office.post(action, page.form(action), status=200, headers={"X-Requested-With": "elan"})
    assert [line.split(" équipe")[0] for line in said(answer)] == [participant.pseudonym]


def test_what_was_sent_is_read_and_goes(
    office: Phone, desk: Desk, database: Database, participant: Participant
) -> None:
    shared = {
        "section": "j02-m1-s5",
        "recipient": "counsellor",
        "answers": {"items": {"logement": "orage"}},
        "at": START,
    }
    database.add(SharedSection(participant_id=participant.id, **shared))
    path = f"/pro/jeunes/{participant.public_id}"
    assert desk().find("a", id=f"faire-shared-j02-m1-s5-{participant.public_id}")["href"] == f"{path}#partages"
    page = office.get(path)
    assert "orage" in page.find(id="partages").text().lower()

    office.post(f"{path}/noter", page.form(f"{path}/noter"))

    assert said(desk()) == []


def test_the_cohort_in_which_somebody_may_wait_least_comes_first(
    office: Phone, database: Database, cohort: Cohort, counsellor: Staff, participant: Participant
) -> None:
    know(database, participant, "day:j01", Facts(marks=frozenset({"absence:transport"})))
    later = make_cohort(database, organisation_id=cohort.organisation_id, name="Groupe du soir")
    ask(database, make_participant(database, make_team(database, follow_cohort(database, later, counsellor))))

    titles = [
        node.text() for node in office.get("/pro").find_all("h2") if (node.get("id") or "").startswith("a-faire-")
    ]

    assert [title.partition(":")[2].strip() for title in titles] == ["Groupe du soir", cohort.name]


def follow_cohort(database: Database, cohort: Cohort, staff: Staff) -> Cohort:
    follow(database, cohort, staff)
    return cohort


def test_the_first_page_shows_more_than_a_board(
    office: Phone, database: Database, team: Team, cohort: Cohort, participant: Participant
) -> None:
    for number in range(9):
        away = make_participant(database, team, pseudonym=f"Mer {number}")
        know(database, away, "day:j01", Facts(marks=frozenset({"absence:transport"})))

    board, home = (office.get(path) for path in (f"/pro/cohortes/{cohort.public_id}", "/pro"))

    # A fold for the ninth alone would only cost a tap.
    assert [len(page.find(**{"class": "todo"}).find_all("li")) for page in (board, home)] == [3, 9]
