"""Reminders of appointments, in the words of the quest that each cohort plays; of workshops; and letters of changes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.config import Config
from webapp.content import quest_for
from webapp.policy.links import contact_token
from webapp.queries.agenda import MODE_WORDS
from webapp.queries.wording import spoken_date, spoken_time
from webapp.store.models import Cohort
from webapp.store.writer import Writer
from webapp.usecases.reminding import (
    REVOKED,
    Due,
    Letter,
    Moment,
    News,
    due_reminders,
    news_to_write,
    remind,
    tell_waiting,
    write_news,
)
from webapp.usecases.seat_reminding import SeatDue, due_seats, remind_seats

NOTIFICATIONS: Mapping[str, str] = {"day_before": "rdv_veille", "two_hours": "rdv_jour"}
WHEN: Mapping[Moment, str] = {"day_before": "demain à {time}", "two_hours": "tout à l’heure, {time}"}
SUBJECTS: Mapping[str, str] = {"day_before": "Rappel : demain à {time}", "two_hours": "Rappel : tout à l’heure, {time}"}

# By whether it is an appointment that was cancelled: the subject, what is said, where it leads.
CHANGES: Mapping[bool, tuple[str, str, str]] = {
    True: (
        "Ton rendez-vous est annulé",
        "Ton rendez-vous a dû être annulé. Ça ne vient pas de toi.",
        "/jeu/rendez-vous",
    ),
    False: ("Un de tes ateliers a changé", "Il y a du nouveau pour un de tes ateliers.", "/jeu/ateliers"),
}


def remind_all(config: Config, writer: Writer, now: datetime | None = None) -> int:
    """Give the reminders whose time has come, and tell those who wait of a free slot; return how many were given."""
    moment = now or datetime.now(UTC)
    # Words come from files and are put together outside of the writer.
    found = writer.run(lambda session: _with_quests(session, due_reminders(session, now=moment, zone=config.timezone)))
    letters = [(due, letter_for(config, due, quest)) for due, quest in found]
    given = writer.run(lambda session: remind(session, letters=letters, now=moment)) if letters else 0
    told = writer.run(lambda session: tell_waiting(session, now=moment))
    return given + _remind_seats(config, writer, moment) + told + _write_news(config, writer, moment)


def letter_for(config: Config, due: Due, quest: tuple[str, str]) -> Letter:
    """Write a reminder: a line for the application, and a letter that says nothing of what it is about."""
    local = due.starts_at.astimezone(config.timezone)
    time, day = spoken_time(local), spoken_date(local.date())
    notice = _notification(quest, config.data_dir, NOTIFICATIONS[due.moment]).replace("{{rdv_heure}}", time)
    lines = [
        "Bonjour,",
        notice,
        f"{day.capitalize()} à {time}, {MODE_WORDS.get(due.mode, due.mode)}, avec {due.counsellor}.",
        f"Le voir, le déplacer, l’annuler :\n{config.public_url}/jeu/rendez-vous",
        _stop(config, participant=due.participant, email=due.email or ""),
    ]
    subject = SUBJECTS[due.moment].format(time=time)
    return Letter(notice=notice, rings=notice, subject=subject, text="\n\n".join(lines) + "\n")


def seat_letter(config: Config, due: SeatDue) -> Letter:
    """Write a reminder of a workshop: only the application says which one."""
    time = spoken_time(due.starts_at.astimezone(config.timezone))
    when = WHEN[due.moment].format(time=time)
    lines = [
        "Bonjour,",
        f"Tu as une place à un atelier, {when}.",
        f"Voir lequel et où, ou rendre ta place :\n{config.public_url}/jeu/ateliers",
        _stop(config, participant=due.participant, email=due.email or ""),
    ]
    return Letter(
        notice=f"{when.capitalize()} : l’atelier « {due.title} », {due.where}. Un empêchement ? Rends ta place.",
        rings=f"Rappel : ton atelier, {when}.",
        subject=SUBJECTS[due.moment].format(time=time),
        text="\n\n".join(lines) + "\n",
    )


def _remind_seats(config: Config, writer: Writer, now: datetime) -> int:
    found = writer.run(lambda session: due_seats(session, now=now, zone=config.timezone))
    letters = [(due, seat_letter(config, due)) for due in found]
    return writer.run(lambda session: remind_seats(session, letters=letters, now=now)) if letters else 0


def _write_news(config: Config, writer: Writer, now: datetime) -> int:
    news = writer.run(lambda session: news_to_write(session, now=now))
    letters = [(each, _news_letter(config, each)) for each in news]
    return writer.run(lambda session: write_news(session, letters=letters, now=now)) if letters else 0


def _news_letter(config: Config, news: News) -> Letter:
    subject, said, path = CHANGES[news.key.partition(":")[0] == REVOKED]
    lines = [
        "Bonjour,",
        f"{said} C’est écrit ici :\n{config.public_url}{path}",
        _stop(config, participant=news.participant, email=news.email),
    ]
    return Letter(notice=said, rings=said, subject=subject, text="\n\n".join(lines) + "\n")


def _stop(config: Config, *, participant: str, email: str) -> str:
    token = contact_token(config.secret_key, participant=participant, email=email)
    return f"Tu as laissé cette adresse dans Élan. Pour ne plus rien recevoir :\n{config.public_url}/courriel/{token}"


def _with_quests(session: Session, dues: tuple[Due, ...]) -> list[tuple[Due, tuple[str, str]]]:
    rows = session.execute(
        select(Cohort.id, Cohort.quest, Cohort.content_version).where(Cohort.id.in_({due.cohort_id for due in dues}))
    )
    quests = {row.id: (row.quest, row.content_version) for row in rows}
    return [(due, quests[due.cohort_id]) for due in dues]


@cache
def _notification(quest: tuple[str, str], data_dir: Any, name: str) -> str:
    notifications: Any = quest_for(*quest, data_dir=data_dir).notifications
    found: str = next(each.text for each in notifications if each.id == name)
    return found
