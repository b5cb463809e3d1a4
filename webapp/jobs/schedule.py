"""What happens by itself: days open, slots come back, reminders leave, badges are checked, what was lent is erased."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from huey.api import Huey, crontab
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.config import Config
from webapp.content import quest_for
from webapp.jobs.hooks import forget_told, tell_programs
from webapp.jobs.mail import send_letters
from webapp.jobs.pushes import send_pushes
from webapp.jobs.reminders import remind_all
from webapp.jobs.signing import apart
from webapp.store.models import Cohort
from webapp.store.writer import Writer
from webapp.usecases.awarding.self_check import check_samples
from webapp.usecases.awarding.signing import Workshop
from webapp.usecases.forgetting import forget_short_lived
from webapp.usecases.opening import open_by_calendar
from webapp.usecases.repeating import fill_rules

Clock = Callable[[], datetime]


def schedule(queue: Huey, config: Config, writer: Writer, workshop: Callable[[], Workshop]) -> None:
    """Register the periodic work of an installation."""
    queue.periodic_task(crontab(minute="*"), name="open-days")(lambda: open_days(config, writer))
    queue.periodic_task(crontab(minute="*"), name="tell-programs")(lambda: tell_programs(config, writer))
    queue.periodic_task(crontab(minute="23"), name="forget-told")(lambda: forget_told(writer))
    queue.periodic_task(crontab(minute="17"), name="forget")(lambda: forget(config, writer))
    queue.periodic_task(crontab(minute="37"), name="fill-slots")(lambda: fill_slots(config, writer))
    queue.periodic_task(crontab(minute="*"), name="remind")(lambda: remind_all(config, writer))
    queue.periodic_task(crontab(minute="*"), name="send-letters")(lambda: send_letters(config, writer))
    queue.periodic_task(crontab(minute="*"), name="send-pushes")(lambda: send_pushes(config, writer))
    queue.periodic_task(crontab(hour="3", minute="41"), name="check-badges")(lambda: check_badges(workshop))


def open_days(config: Config, writer: Writer, now: datetime | None = None) -> None:
    """Open the days of every running cohort whose time has come."""
    moment = now or datetime.now(UTC)
    local = moment.astimezone(config.timezone)

    def job(session: Session) -> None:
        for cohort_id in session.scalars(select(Cohort.id).where(Cohort.archived_at.is_(None))).all():
            open_by_calendar(session, cohort_id=cohort_id, local_now=local, now=moment)

    writer.run(job)


def check_badges(workshop: Callable[[], Workshop], now: datetime | None = None) -> int:
    """Judge a badge of each organisation, as an employer would; return how many were looked at."""
    with apart(workshop()) as handed:
        return check_samples(handed, now=now or datetime.now(UTC))


def forget(config: Config, writer: Writer, now: datetime | None = None) -> int:
    """Erase the answers that the content promised to forget; return how many."""
    moment = now or datetime.now(UTC)

    def job(session: Session) -> int:
        return sum(_forget_in(session, cohort, config, moment) for cohort in session.scalars(select(Cohort)).all())

    return writer.run(job)


def fill_slots(config: Config, writer: Writer, now: datetime | None = None) -> int:
    """Make the slots that come back, six weeks ahead; return how many."""
    moment = now or datetime.now(UTC)
    return writer.run(lambda session: fill_rules(session, now=moment, zone=config.timezone))


def _forget_in(session: Session, cohort: Cohort, config: Config, now: datetime) -> int:
    quest: Any = quest_for(cohort.quest, cohort.content_version, data_dir=config.data_dir)
    return forget_short_lived(session, cohort_id=cohort.id, quest=quest, now=now)
