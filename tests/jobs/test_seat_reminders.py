"""Reminders of workshops: those who have a seat, and as long as they have it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.jobs.test_reminders import EVENING, told
from tests.pages.phone import Phone
from webapp.config import Config
from webapp.jobs.reminders import remind_all
from webapp.store.models import ContactEmail, MailOut, WorkshopPlace, WorkshopSession
from webapp.store.writer import Writer

SHORTLY = START + timedelta(days=3, hours=-2)


def test_a_seat_is_reminded_of_twice_and_once_each(
    writer: Writer, config: Config, database: Database, workshop: WorkshopSession
) -> None:
    minute = timedelta(minutes=1)
    moments = [EVENING - minute, EVENING, EVENING + minute, SHORTLY, SHORTLY + minute, workshop.starts_at]

    assert [remind_all(config, writer, now=each) for each in moments] == [0, 1, 0, 1, 0, 0]
    what = "l’atelier «\u00a0Parler de soi\u00a0», Salle bleue. Un empêchement\u00a0? Rends ta place."
    assert told(database) == [
        f"{when}\u00a0: {what}" for when in ("Demain à 9\u00a0h\u00a030", "Tout à l’heure, 9\u00a0h\u00a030")
    ]


def test_a_letter_says_neither_which_workshop_nor_that_it_changed(
    writer: Writer, config: Config, database: Database, workshop: WorkshopSession,
    leave_email: Callable[..., ContactEmail],
) -> None:  # fmt: skip
    leave_email()
    remind_all(config, writer, now=EVENING)
    remind_all(config, writer, now=EVENING + timedelta(minutes=1))

    letter = database.one(select(MailOut))
    assert letter.subject == "Rappel\u00a0: demain à 9\u00a0h\u00a030"
    assert workshop.title not in letter.text
    assert "/jeu/ateliers" in letter.text


@pytest.mark.parametrize("status", ["waiting", "left"])
def test_without_a_seat_nobody_is_reminded(
    writer: Writer, config: Config, database: Database, workshop: WorkshopSession, status: str
) -> None:
    database.update(database.one(select(WorkshopPlace)), status=status)

    assert remind_all(config, writer, now=EVENING) == 0


def test_a_cancelled_workshop_is_not_reminded_of(
    writer: Writer, config: Config, database: Database, workshop: WorkshopSession
) -> None:
    database.update(workshop, cancelled_at=START)

    assert remind_all(config, writer, now=EVENING) == 0


def test_a_seat_given_back_takes_its_reminder_with_it(
    writer: Writer, config: Config, player: Phone, database: Database, workshop: WorkshopSession, clock: Clock,
    leave_email: Callable[..., ContactEmail],
) -> None:  # fmt: skip
    leave_email()
    remind_all(config, writer, now=EVENING)
    clock.advance(days=2, hours=12)
    page = player.get("/jeu")
    assert "Parler de soi" in page.text
    assert "Voir les ateliers" in page.text

    player.post(f"/jeu/ateliers/{workshop.public_id}/quitter")

    assert "Parler de soi" not in player.get("/jeu").text
    assert database.all(select(MailOut.text)) == [""]
    assert remind_all(config, writer, now=SHORTLY) == 0
