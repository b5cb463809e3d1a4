"""A cohort for robots: in the organisation of the demonstration, with appointments to take, its days opened by hand."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.cli.demonstration import cast
from webapp.cli.demonstration.setting import Setting
from webapp.content import load_quest, pin_quest
from webapp.policy.codes import join_code_from
from webapp.store.models import Staff
from webapp.usecases.founding import NewCohort, NewSlot, offer_slots, start_cohort
from webapp.usecases.opening import open_by_hand, plan_days
from webapp.usecases.staffing import join_crew


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A cohort that waits for its robots."""

    id: int
    public_id: str
    name: str
    code: str
    followers: int


def found_cohort(setting: Setting, *, name: str, teams: int, size: int) -> Founded:
    """Start a cohort whose calendar begins tomorrow: until then only a hand opens its days."""
    now = datetime.now(UTC)
    quest = load_quest()
    version = pin_quest(setting.config.data_dir, quest.id)
    starts_on = now.astimezone(setting.config.timezone).date() + timedelta(days=1)
    working = {day: setting.is_working_day(day) for day in (starts_on + timedelta(days=each) for each in range(40))}
    code = join_code_from(secrets.randbits(30))
    cohort = NewCohort(
        public_id=secrets.token_hex(16),
        name=name,
        quest=quest.id,
        content_version=version,
        join_code=code,
        starts_on=starts_on,
        days=plan_days(quest, starts_on=starts_on, opens_at="08:00", is_working_day=working),
        teams=[secrets.token_hex(16) for _ in range(teams)],
        capacity=size,
    )
    organisation = setting.found(cast.ORGANISATION, cast.NAME, cast.VARIABLES, now)
    cohort_id = setting.write(
        lambda session: start_cohort(session, organisation_id=organisation, cohort=cohort, now=now)
    )
    slots = list(_slots(now, count=teams * size))
    setting.write(lambda session: offer_slots(session, cohort_id=cohort_id, slots=slots))
    followers = setting.write(lambda session: _have_followed(session, organisation, cohort_id, now))
    return Founded(id=cohort_id, public_id=cohort.public_id, name=name, code=code, followers=followers)


def open_day(setting: Setting, cohort_id: int, day: str) -> bool:
    """Open a day by hand; say whether it was still shut."""
    now = datetime.now(UTC)
    return setting.write(
        lambda session: open_by_hand(session, cohort_id=cohort_id, what=day, by="elan cohort", now=now)
    )


def _have_followed(session: Session, organisation: int, cohort: int, now: datetime) -> int:
    """Have all staff of the demonstration follow the robots: their board is there to be looked at."""
    crew = session.scalars(select(Staff.id).where(Staff.organisation_id == organisation)).all()
    for staff in crew:
        join_crew(session, staff_id=staff, cohort_id=cohort, now=now)
    return len(crew)


def _slots(now: datetime, *, count: int) -> Iterator[NewSlot]:
    first = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    for number in range(count):
        yield NewSlot(
            public_id=secrets.token_hex(16),
            counsellor=cast.VARIABLES["conseiller"],
            starts_at=first + timedelta(minutes=30 * number),
            duration_min=30,
            modes=("on-site", "phone", "video"),
        )
