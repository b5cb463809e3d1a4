"""What an operator reads of the queues: how much waits, since when, and how long things take to leave."""

from datetime import timedelta
from typing import Any

from tests.clock import START
from tests.database import Database
from tests.pages.phone import Phone
from tests.web.public.test_health import figures
from webapp.store.models import MailOut, Participant


def write(database: Database, who: Participant, key: str, **fields: Any) -> None:
    letter = {"email": "moineau@exemple.test", "subject": "", "text": "", "attempts": 0}
    database.add(MailOut(participant_id=who.id, key=key, **letter, **fields))


def test_what_waits_is_counted_with_the_age_of_the_oldest(
    phone: Phone, database: Database, participant: Participant
) -> None:
    for minutes in (2, 5):
        write(database, participant, f"{minutes}", at=START - timedelta(minutes=minutes))
    write(database, participant, "lost", at=START - timedelta(days=3), given_up_at=START)

    found = figures(phone)

    names = ("elan_queue_waiting", "elan_queue_oldest_seconds", "elan_queue_given_up")
    assert [found[f'{name}{{queue="letters"}}'] for name in names] == ["2", "300", "1"]


def test_waits_of_the_last_day_are_a_distribution(phone: Phone, database: Database, participant: Participant) -> None:
    for key, (waited, ago) in {"a": (3, 1), "b": (60, 1), "c": (5000, 1), "old": (3, 30)}.items():
        left = START - timedelta(hours=ago)
        write(database, participant, key, at=left - timedelta(seconds=waited), sent_at=left)

    found = figures(phone)

    bounds = ("5", "30", "60", "3600", "+Inf")
    assert [found[f'elan_queue_left_last_day{{queue="letters",waited="{each}"}}'] for each in bounds] == list("11223")


def test_they_are_among_the_figures_each_kind_said_once(phone: Phone, participant: Participant) -> None:
    text = phone.get("/metrics").response.get_data(as_text=True)

    assert text.count("# TYPE elan_queue_waiting gauge") == 1
    assert 'elan_queue_waiting{queue="programs"} 0' in text
