"""E-mails leave once: through a real connection, whatever runs twice, falls or refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.jobs.conftest import AT
from tests.pages.phone import Phone
from tests.postbox import Postbox
from webapp.config import Config
from webapp.jobs.mail import send_letters
from webapp.jobs.reminders import remind_all
from webapp.store.models import Appointment, ContactEmail, MailOut
from webapp.store.writer import Writer
from webapp.usecases.mailing import MOST_ATTEMPTS, claim_letter

SHORTLY = AT - timedelta(hours=2)


@pytest.fixture
def waiting(
    writer: Writer, config: Config, database: Database, meeting: Appointment, leave_email: Callable[..., ContactEmail]
) -> MailOut:
    """A reminder that is to leave by e-mail."""
    leave_email()
    remind_all(config, writer, now=SHORTLY)
    found: MailOut = database.one(select(MailOut))
    return found


def test_a_letter_leaves_once_and_its_words_are_forgotten(
    writer: Writer, with_mail: Config, postbox: Postbox, database: Database, waiting: MailOut
) -> None:
    assert [send_letters(with_mail, writer, now=SHORTLY) for _ in range(3)] == [1, 0, 0]

    (letter,) = postbox.letters
    assert letter["Subject"] == "Rappel\u00a0: tout à l’heure, 10\u00a0h"
    assert (letter["From"], letter["To"]) == ("Élan <rappels@clairval.test>", "moineau@exemple.test")
    assert letter["Auto-Submitted"] == "auto-generated"
    body = letter.get_content()
    assert "http://elan.test/jeu/rendez-vous" in body
    kept = database.one(select(MailOut))
    assert (kept.text, kept.sent_at) == ("", SHORTLY)


def test_a_letter_that_was_claimed_before_a_crash_is_not_sent_again(
    writer: Writer, with_mail: Config, postbox: Postbox, waiting: MailOut
) -> None:
    writer.run(lambda session: claim_letter(session, now=SHORTLY))

    assert send_letters(with_mail, writer, now=SHORTLY + timedelta(hours=1)) == 0
    assert postbox.letters == []


def test_a_server_that_hangs_up_in_the_middle_may_have_taken_it(
    writer: Writer, with_mail: Config, postbox: Postbox, waiting: MailOut
) -> None:
    postbox.hangs_up_after_data = True

    assert [send_letters(with_mail, writer, now=SHORTLY) for _ in range(2)] == [0, 0]
    assert len(postbox.letters) == 1


def test_a_server_that_is_away_is_asked_again_and_given_up_in_the_end(
    writer: Writer, config: Config, database: Database, waiting: MailOut
) -> None:
    away = replace(config, smtp_url="smtp://127.0.0.1:1")

    for minute in range(MOST_ATTEMPTS + 2):
        assert send_letters(away, writer, now=SHORTLY + timedelta(minutes=minute)) == 0

    kept = database.one(select(MailOut))
    assert (kept.attempts, kept.sent_at, kept.text) == (MOST_ATTEMPTS, None, "")
    assert kept.given_up_at == SHORTLY + timedelta(minutes=MOST_ATTEMPTS)


@pytest.mark.parametrize(("answer", "given_up"), [("550 nobody", 1), ("451 later", 0)])
def test_an_address_that_is_refused_for_good_is_given_up(
    writer: Writer,
    with_mail: Config,
    postbox: Postbox,
    database: Database,
    waiting: MailOut,
    answer: str,
    given_up: int,
) -> None:
    postbox.answer_to_recipient = answer

    assert send_letters(with_mail, writer, now=SHORTLY) == 0
    assert len(database.all(select(MailOut).where(MailOut.given_up_at.is_not(None)))) == given_up


def test_without_a_server_nothing_is_sent(writer: Writer, config: Config, waiting: MailOut) -> None:
    assert send_letters(config, writer, now=SHORTLY) == 0


def test_an_address_is_left_confirmed_by_its_link_and_forgotten(
    player: Phone, phone: Phone, writer: Writer, with_mail: Config, postbox: Postbox, database: Database
) -> None:
    player.post("/jeu/rendez-vous/rappels", {"email": "sam@exemple.test"})
    assert "Un lien est parti à sam@exemple.test." in player.get("/jeu/rendez-vous").text
    send_letters(with_mail, writer, now=START)
    link = next(line for line in postbox.letters[0].get_content().splitlines() if "/courriel/" in line)
    path = link.removeprefix("http://elan.test")

    assert phone.get(path).heading == "Confirmer ton adresse"
    assert database.one(select(ContactEmail.confirmed_at)) is None
    assert phone.post(path, status=200).heading == "Ton adresse est confirmée"
    assert database.one(select(ContactEmail.confirmed_at)) == START

    assert phone.post(f"{path}/arreter", status=200).heading == "Ton adresse est oubliée"
    assert database.count(ContactEmail) == 0
    phone.get(path, status=404)


def test_the_youth_takes_an_address_back(player: Phone, database: Database) -> None:
    player.post("/jeu/rendez-vous/rappels", {"email": "sam@exemple.test"})
    player.post("/jeu/rendez-vous/rappels/arreter")

    assert (database.count(ContactEmail), database.count(MailOut)) == (0, 0)


@pytest.mark.parametrize("typed", ["", "sam", "sam@exemple", "sam @exemple.fr", "a@b.fr\r\nBcc: c@d.fr"])
def test_half_an_address_says_what_is_missing(player: Phone, database: Database, typed: str) -> None:
    page = player.post("/jeu/rendez-vous/rappels", {"email": typed}, status=422)

    assert "Cette adresse n’est pas complète." in page.text
    assert database.count(ContactEmail) == 0


def test_a_link_that_leads_nowhere_says_so(phone: Phone) -> None:
    assert phone.get("/courriel/nowhere", status=404).heading == "Ce lien ne marche plus"
    phone.post("/courriel/nowhere", status=404)
    phone.post("/courriel/nowhere/arreter", status=404)
