from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.meetings import hold, make_slot_of
from tests.factories.numbers import next_public_id
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.factories.teams import make_team
from tests.pages.phone import Page, Phone
from tests.web.counsellor.test_board import event
from tests.web.play.conftest import as_writer, counted
from webapp.policy.rules import Role
from webapp.quest.facts import Facts
from webapp.store.event_log import save_facts
from webapp.store.models import (
    Appointment,
    Cohort,
    Consent,
    HelpRequest,
    Message,
    Participant,
    SharedSection,
    SlotWish,
    Staff,
    StaffAct,
    Team,
    TopicVersion,
)
from webapp.store.topics import desk_topic


@pytest.fixture
def desk(office: Phone, cohort: Cohort) -> Callable[[], Page]:
    return lambda: office.get(f"/pro/cohortes/{cohort.public_id}/a-faire")


def said(page: Page) -> list[str]:
    """The lines, each with its reason."""
    return [" ".join(node.text().split()) for node in page.find_all("div") if node.get("class") == "todo__who"]


def ask(database: Database, who: Participant, **fields: object) -> HelpRequest:
    defaults = {"public_id": next_public_id("request"), "participant_id": who.id, "kind": "stuck", "at": START}
    return database.add(HelpRequest(**(defaults | fields)))


def know(database: Database, who: Participant, key: str, facts: Facts) -> None:
    with as_writer(database) as session:
        save_facts(session, who.id, {key: facts})


def test_nothing_to_do_is_said_with_care(desk: Callable[[], Page], participant: Participant) -> None:
    assert "une liste vide ne veut pas dire que tout va bien" in desk().text


def test_each_line_has_its_reason_and_who_may_wait_least_comes_first(
    desk: Callable[[], Page], database: Database, team: Team, participant: Participant
) -> None:
    names = ("Sol", "Mer", "Pré", "Val", "Lac")
    sol, mer, pre, val, lac = (make_participant(database, team, pseudonym=name) for name in names)
    database.update(sol, last_seen_at=START - timedelta(days=9))
    database.add(Message(public_id="m", participant_id=mer.id, kind="message", words="Bonjour", sent_at=START))
    ask(database, pre, mission="j01-m1", step="j01-m1-s1")
    ask(database, val, kind="call_me", words="Je dors dehors.")
    know(database, lac, "day:j01", Facts(marks=frozenset({"absence:transport"})))
    shared = {"section": "j02-m1-s5", "recipient": "counsellor", "answers": {}, "at": START}
    database.add(SharedSection(participant_id=participant.id, **shared))

    assert said(desk()) == [
        "Val équipe 1 Veut qu’on l’appelle, à 9 h 30. Je dors dehors.",
        "Pré équipe 1 Demande de l’aide dans « L’appel de 2050 », à 9 h 30.",
        f"{participant.pseudonym} équipe 1 A choisi de vous envoyer une page, à 9 h 30.",
        "Mer équipe 1 Vous a écrit, à 9 h 30.",
        "Lac équipe 1 A prévenu : transport.",
        "Sol équipe 1 Sans nouvelles depuis samedi 20 février à 9 h 30.",
    ]


def test_three_hints_on_a_step_make_a_line_for_those_who_share(
    desk: Callable[[], Page], database: Database, participant: Participant
) -> None:
    know(database, participant, "j01-m1-s1", Facts(hints=frozenset({1, 2, 3})))
    database.add(event(participant, "j01-m1", "j01-m1-s1"))
    assert said(desk()) == []

    consent = {"purpose": "share_progress", "is_given": True, "text_version": "test", "at": START}
    database.add(Consent(participant_id=participant.id, **consent))

    assert "Trois indices pris sans finir" in said(desk())[0]


def test_one_tap_takes_a_request_and_the_list_is_the_answer(
    office: Phone, desk: Callable[[], Page], database: Database, participant: Participant, cohort: Cohort
) -> None:
    ask(database, participant)
    page = office.get("/pro")
    action = next(form["action"] for form in page.find_all("form") if form["action"].endswith("/prendre"))

    answer = office.post(action, page.form(action), status=200, headers={"X-Requested-With": "elan"})
    assert "Vous vous en occupez." in said(answer)[0]
    closing = action.replace("prendre", "terminer")

    assert office.post(closing, answer.form(closing)).location == "/pro"
    assert said(desk()) == []


def test_what_a_colleague_takes_goes_below(
    desk: Callable[[], Page], database: Database, team: Team, cohort: Cohort, participant: Participant
) -> None:
    colleague = follow(database, cohort, make_staff(database, cohort.organisation_id, name="Samir Benali"))
    ask(database, participant, kind="call_me", taken_by_id=colleague.id, taken_at=START)
    ask(database, make_participant(database, team, pseudonym="Brume"))

    assert [line.split(" équipe")[0] for line in said(desk())] == ["Brume", participant.pseudonym]
    assert "Samir Benali s’en occupe." in said(desk())[1]


def test_an_absence_that_was_noted_is_not_said_again(
    office: Phone, desk: Callable[[], Page], database: Database, participant: Participant
) -> None:
    know(database, participant, "day:j01", Facts(marks=frozenset({"absence:late"})))
    path = f"/pro/jeunes/{participant.public_id}/noter"

    office.post(path, desk().form(path))

    assert said(desk()) == []
    assert database.one(select(StaffAct.act)) == "note_absence"


def test_two_nudges_without_an_answer_ask_for_a_call(
    desk: Callable[[], Page], database: Database, participant: Participant, counsellor: Staff
) -> None:
    database.update(participant, last_seen_at=START - timedelta(days=20), created_at=START - timedelta(days=30))
    for days in (10, 5):
        nudge = {"kind": "nudge", "words": "Un mot ?", "sent_at": START - timedelta(days=days)}
        database.add(Message(public_id=f"n{days}", participant_id=participant.id, staff_id=counsellor.id, **nudge))

    assert "Deux relances sans réponse" in said(desk())[0]


def test_whoever_was_written_to_is_left_time_to_answer(
    desk: Callable[[], Page], database: Database, participant: Participant, counsellor: Staff
) -> None:
    database.update(participant, last_seen_at=START - timedelta(days=20))
    nudge = {"kind": "nudge", "words": "Un mot ?", "sent_at": START - timedelta(hours=47)}
    database.add(Message(public_id="n", participant_id=participant.id, staff_id=counsellor.id, **nudge))

    assert said(desk()) == []


def test_forty_youths_cost_as_many_statements_as_one(
    app: Flask, desk: Callable[[], Page], database: Database, cohort: Cohort, participant: Participant
) -> None:
    ask(database, participant)
    desk()
    with counted(app.extensions["elan.engine"]) as few:
        desk()
    for number in range(2, 6):
        other = make_team(database, cohort, number=number)
        for _ in range(10):
            ask(database, make_participant(database, other))
    desk()
    with counted(app.extensions["elan.engine"]) as many:
        desk()

    assert len(many) == len(few)


def test_it_takes_no_other_method(office: Phone, cohort: Cohort) -> None:
    office.open("POST", f"/pro/cohortes/{cohort.public_id}/a-faire", status=405)


def test_a_stranger_s_list_is_not_found(office: Phone, database: Database) -> None:
    office.get(f"/pro/cohortes/{make_cohort(database).public_id}/a-faire", status=404)


def test_an_administrator_sees_the_board_without_the_list(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, participant: Participant, clock: Clock
) -> None:
    ask(database, participant, words="Entre nous.")
    administrator = open_office(make_staff(database, cohort.organisation_id, Role.ADMINISTRATOR))

    assert "Entre nous." not in administrator.get(f"/pro/cohortes/{cohort.public_id}").text
    administrator.get(f"/pro/cohortes/{cohort.public_id}/a-faire", status=403)


def wish(database: Database, who: Participant, **fields: object) -> SlotWish:
    return database.add(SlotWish(**({"participant_id": who.id, "times": [], "at": START} | fields)))


def test_whoever_waits_for_a_slot_is_answered_in_one_tap(
    office: Phone, desk: Callable[[], Page], database: Database, participant: Participant
) -> None:
    wish(database, participant, times=["morning", "phone"], words="Je garde ma sœur.")
    assert said(desk()) == [
        f"{participant.pseudonym} équipe 1 Attend un créneau depuis 9 h 30 : le matin, au téléphone. Je garde ma sœur."
    ]
    path = f"/pro/rendez-vous/attente/{participant.public_id}"

    answer = office.post(path, desk().form(path), status=200, headers={"X-Requested-With": "elan"})

    assert said(answer) == []
    assert database.one(select(SlotWish.closed_at)) == START
    assert database.one(select(StaffAct.act)) == "wish_answered"


@pytest.mark.parametrize("outcome", ["seen", "excused", "noshow"])
def test_what_became_of_an_appointment_is_said_in_one_tap(
    office: Phone,
    desk: Callable[[], Page],
    database: Database,
    clock: Clock,
    counsellor: Staff,
    participant: Participant,
    outcome: str,
) -> None:
    slot = make_slot_of(database, counsellor, participant.cohort_id, at=START + timedelta(hours=1))
    held = hold(database, slot, participant)
    clock.advance(minutes=89)
    assert said(desk()) == []
    clock.advance(minutes=1)
    assert said(desk()) == [
        f"{participant.pseudonym} équipe 1 Rendez-vous par téléphone, à 10 h 30 : l’issue n’est pas notée."
    ]
    path = f"/pro/rendez-vous/{held.public_id}/issue"
    form = next(form for form in desk().find_all("form") if form.find_all("input", value=outcome))
    fields = {field["name"]: field["value"] for field in form.find_all("input")}

    answer = office.post(path, fields, status=200, headers={"X-Requested-With": "elan"})

    assert said(answer) == []
    assert database.one(select(Appointment.status)) == outcome


def test_a_colleague_s_appointment_is_theirs_to_note(
    desk: Callable[[], Page], database: Database, clock: Clock, cohort: Cohort, participant: Participant
) -> None:
    colleague = follow(database, cohort, make_staff(database, cohort.organisation_id, name="Samir Benali"))
    hold(database, make_slot_of(database, colleague, cohort.id, at=START + timedelta(hours=1)), participant)
    clock.advance(hours=2)

    page = desk()

    assert "avec Samir Benali : l’issue n’est pas notée." in said(page)[0]
    assert page.find_all("form") == []


def test_the_list_hears_of_slots_waited_for_and_of_appointments(
    office: Phone, player: Phone, database: Database, clock: Clock, counsellor: Staff, participant: Participant
) -> None:
    topic = desk_topic(participant.cohort_id)

    def version() -> int:
        return database.one(select(TopicVersion.version).where(TopicVersion.topic == topic)) or 0

    player.post("/jeu/rendez-vous/attente", {"times": ["morning"]})
    assert version() == 1
    player.post("/jeu/rendez-vous/attente/quitter")
    assert version() == 2
    hold(
        database, make_slot_of(database, counsellor, participant.cohort_id, at=START + timedelta(hours=1)), participant
    )
    clock.advance(hours=2)
    office.post(f"/pro/rendez-vous/{database.one(select(Appointment.public_id))}/issue", {"outcome": "seen"})
    assert version() == 3


def test_a_long_list_folds_what_may_wait_and_never_who_asks(
    office: Phone, database: Database, team: Team, cohort: Cohort, participant: Participant
) -> None:
    asking = [make_participant(database, team, pseudonym=f"Sol {number}") for number in range(4)]
    for who in asking:
        ask(database, who)
    for number in range(3):
        away = make_participant(database, team, pseudonym=f"Mer {number}")
        know(database, away, "day:j01", Facts(marks=frozenset({"absence:transport"})))

    board = f"/pro/cohortes/{cohort.public_id}"
    page = office.get(f"{board}/a-faire?page={board}")
    folded = page.find("details")

    assert [len(page.find_all("li")), len(folded.find_all("li"))] == [7, 3]
    assert "Voir les 3 autres" in folded.text()
    assert "Sol" not in folded.text()


def test_a_list_of_four_is_not_folded_for_one(
    desk: Callable[[], Page], database: Database, team: Team, participant: Participant
) -> None:
    for number in range(4):
        away = make_participant(database, team, pseudonym=f"Mer {number}")
        know(database, away, "day:j01", Facts(marks=frozenset({"absence:transport"})))

    assert (len(said(desk())), desk().find_all("details")) == (4, [])
