"""Reminders: the day before at five, and two hours before; once each, whatever runs twice."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from tests.clock import START
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.meetings import make_slot_of
from tests.factories.participants import make_participant
from tests.jobs.conftest import AT
from tests.pages.phone import Phone
from webapp.config import Config
from webapp.jobs.reminders import remind_all
from webapp.store.models import Appointment, Cohort, ContactEmail, MailOut, Notice, Participant, SlotWish, Staff, Team
from webapp.store.writer import Writer

EVENING = datetime.fromisoformat("2027-03-03T17:00+01:00")
SHORTLY = AT - timedelta(hours=2)


def told(database: Database) -> list[str]:
    return database.all(select(Notice.text).order_by(Notice.id))


def test_nothing_is_told_before_its_time(
    writer: Writer, config: Config, database: Database, meeting: Appointment
) -> None:
    assert remind_all(config, writer, now=EVENING - timedelta(minutes=1)) == 0
    assert told(database) == []


def test_two_reminders_are_given_once_each(
    writer: Writer, config: Config, database: Database, meeting: Appointment
) -> None:
    moments = [EVENING, EVENING + timedelta(minutes=1), SHORTLY, SHORTLY + timedelta(minutes=1), AT]

    assert [remind_all(config, writer, now=each) for each in moments] == [1, 0, 1, 0, 0]
    assert told(database) == [
        "Rappel\u00a0: demain, 10\u00a0h. Un souci\u00a0? Deux touches pour décaler.",
        "Tout à l’heure, 10\u00a0h. Pars avec dix minutes de vie en plus.",
    ]


def test_a_server_that_slept_through_the_evening_only_gives_the_last_one(
    writer: Writer, config: Config, database: Database, meeting: Appointment
) -> None:
    assert remind_all(config, writer, now=SHORTLY + timedelta(minutes=30)) == 1
    assert len(told(database)) == 1


def test_whoever_books_at_the_last_moment_is_not_reminded_of_it(
    writer: Writer, config: Config, database: Database, meeting: Appointment
) -> None:
    database.update(meeting, created_at=SHORTLY + timedelta(minutes=5))

    assert remind_all(config, writer, now=SHORTLY + timedelta(minutes=10)) == 0


def test_an_appointment_that_moved_is_reminded_at_its_new_time(
    writer: Writer, config: Config, database: Database, meeting: Appointment
) -> None:
    remind_all(config, writer, now=EVENING)
    later = AT + timedelta(days=1)
    database.update(meeting, starts_at=later, moved_at=EVENING + timedelta(hours=1))

    assert [remind_all(config, writer, now=each) for each in (SHORTLY, EVENING + timedelta(days=1))] == [0, 1]


def test_a_cancelled_appointment_is_never_reminded(
    writer: Writer, config: Config, database: Database, meeting: Appointment
) -> None:
    database.update(meeting, status="excused", held_slot_id=None)

    assert remind_all(config, writer, now=EVENING) == 0


def test_the_youth_reads_it_and_puts_it_away(
    writer: Writer, config: Config, player: Phone, database: Database, meeting: Appointment
) -> None:
    database.update(meeting, starts_at=START + timedelta(hours=1, minutes=30), created_at=START - timedelta(days=1))
    remind_all(config, writer, now=START)
    page = player.get("/jeu")
    assert "Tout à l’heure, 11\u00a0h." in page.text

    notice = database.one(select(Notice.id))
    player.post(f"/jeu/avis/{notice}")

    assert "Tout à l’heure" not in player.get("/jeu").text


def test_nobody_puts_away_what_somebody_else_is_told(
    writer: Writer, config: Config, open_phone: OpenPhone, team: Team, database: Database, meeting: Appointment
) -> None:
    remind_all(config, writer, now=EVENING)

    open_phone(make_participant(database, team)).post(f"/jeu/avis/{database.one(select(Notice.id))}", status=404)

    assert database.one(select(Notice.read_at)) is None


def test_an_email_is_written_only_to_an_address_that_was_confirmed(
    writer: Writer,
    config: Config,
    database: Database,
    meeting: Appointment,
    leave_email: Callable[..., ContactEmail],
) -> None:
    address = leave_email(confirmed_at=None)
    remind_all(config, writer, now=EVENING)
    assert database.count(MailOut) == 0

    database.update(address, confirmed_at=START)
    remind_all(config, writer, now=SHORTLY)

    letter = database.one(select(MailOut))
    assert (letter.email, letter.subject) == (address.email, "Rappel\u00a0: tout à l’heure, 10\u00a0h")
    assert "Jeudi 4 mars à 10\u00a0h, par téléphone, avec Camille Roche." in letter.text


def test_who_waits_is_told_of_a_free_slot_three_times_at_most(
    writer: Writer, config: Config, database: Database, counsellor: Staff, cohort: Cohort, participant: Participant
) -> None:
    database.add(SlotWish(participant_id=participant.id, times=[], at=START))
    assert remind_all(config, writer, now=START) == 0
    make_slot_of(database, counsellor, cohort.id, at=START + timedelta(days=20))

    days = [
        remind_all(config, writer, now=START + timedelta(days=day, hours=hour)) for day in range(5) for hour in (0, 1)
    ]

    assert days == [1, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    assert len(told(database)) == 3


def test_a_reminder_that_was_given_goes_with_the_appointment(
    writer: Writer, config: Config, player: Phone, database: Database, meeting: Appointment,
    leave_email: Callable[..., ContactEmail],
) -> None:  # fmt: skip
    leave_email()
    database.update(meeting, starts_at=START + timedelta(hours=1, minutes=30), created_at=START - timedelta(days=1))
    remind_all(config, writer, now=START)
    assert "Tout à l’heure, 11\u00a0h." in player.get("/jeu").text

    player.post("/jeu/rendez-vous/annuler")

    assert "Tout à l’heure" not in player.get("/jeu").text
    assert database.all(select(MailOut.text)) == [""]


def test_whoever_counted_on_an_appointment_is_told_that_it_was_cancelled(
    writer: Writer, config: Config, office: Phone, player: Phone, database: Database, meeting: Appointment,
    leave_email: Callable[..., ContactEmail],
) -> None:  # fmt: skip
    leave_email()
    office.post(f"/pro/rendez-vous/{meeting.public_id}/annuler")

    assert [remind_all(config, writer, now=START + timedelta(minutes=1)) for _ in "12"] == [1, 0]
    letter = database.one(select(MailOut))
    assert letter.subject == "Ton rendez-vous est annulé"
    assert "/jeu/rendez-vous" in letter.text
    assert "Camille Roche a dû annuler ton rendez-vous" in player.get("/jeu").text
