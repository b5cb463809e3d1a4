"""Appointments of the demonstration: slots that come back, some taken, one to be noted, somebody who waits."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.cli.demonstration.stage import Stage
from webapp.policy.permissions import Permission
from webapp.policy.rules import Actor, reach_of
from webapp.store.models import Cohort, Participant, Staff, TimeSlot
from webapp.store.players import player_by_public_id
from webapp.store.staff import posts_of
from webapp.usecases.booking import Wanted, book_appointment
from webapp.usecases.offering import Asking, Offer, open_slots
from webapp.usecases.recurrence import Window, instants, weekly
from webapp.usecases.repeating import Repeat, add_rule
from webapp.usecases.waiting import wait_for_slot

MORNING = Window(opens_at=time(9), closes_at=time(12), duration_min=30)
WORDS = "Bonjour, je cherche un apprentissage en cuisine et je n’ai pas d’employeur. J’aimerais qu’on regarde ensemble."


def arrange_meetings(stage: Stage, cohort_id: int, email: str) -> None:
    """Have a counsellor open slots, and a few people take them."""

    def job(session: Session) -> None:
        staff = session.scalars(select(Staff).where(Staff.email == email)).one()
        by = asking(session, staff)
        cohort = session.get_one(Cohort, cohort_id)
        in_turn = select(Participant.public_id).where(Participant.cohort_id == cohort_id).order_by(Participant.id)
        people = session.scalars(in_turn.limit(4)).all()
        offer = Offer(cohort=cohort.public_id, is_for_all=True, duration_min=30, modes=["on-site", "phone"])
        zone, today = stage.setting.config.timezone, stage.local_now.date()
        every_day = Repeat(rrule=weekly(range(5)), starts_on=today, ends_on=None, window=MORNING)
        add_rule(session, by=by, public_id=stage.token(), offer=offer, repeat=every_day, now=stage.now, zone=zone)
        before = _working_day_before(stage, today)
        past = instants(before, Window(opens_at=time(14), closes_at=time(14, 30), duration_min=30), zone)
        open_slots(session, by=by, offer=offer, starts=past, seed=stage.token())
        session.flush()
        _take(session, stage, people[0], 0, before=past[0] - timedelta(hours=20))
        _take(session, stage, people[1], 1, words=WORDS)
        _take(session, stage, people[2], 4)
        player = player_by_public_id(session, people[3])
        if player is not None:
            wait_for_slot(
                session, player=player, times=["afternoon"], words="Le matin, je garde ma sœur.", now=stage.now
            )

    stage.setting.write(job)


def _take(
    session: Session, stage: Stage, who: str, place: int, *, words: str | None = None, before: datetime | None = None
) -> None:
    moment = before or stage.now
    free = select(TimeSlot.public_id).where(TimeSlot.starts_at > moment).order_by(TimeSlot.starts_at).offset(place)
    slot, player = session.scalars(free.limit(1)).first(), player_by_public_id(session, who)
    if slot is not None and player is not None:
        wanted = Wanted(slot=slot, mode="on-site", words=words)
        book_appointment(session, player=player, wanted=wanted, public_id=stage.token(), now=moment)


def _working_day_before(stage: Stage, day: date) -> date:
    day -= timedelta(days=1)
    return day if stage.setting.is_working_day(day) else _working_day_before(stage, day)


def asking(session: Session, staff: Staff) -> Asking:
    """Have a member of staff ask, as if they were signed in."""
    posts = posts_of(session, staff.id)
    reach = reach_of(Permission.MEET, Actor(staff=staff.public_id, posts=posts))
    return Asking(staff_id=staff.id, name=staff.name, organisation_id=staff.organisation_id, reach=reach)
