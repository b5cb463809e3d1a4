"""Workshops of the demonstration: two dates of the kit to come, with youths who took a seat."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.cli.demonstration.meeting import asking
from webapp.cli.demonstration.stage import Stage
from webapp.content.workshops import load_workshops
from webapp.policy.codes import join_code_from
from webapp.store.models import Participant, Staff
from webapp.store.players import player_by_public_id
from webapp.usecases.workshops import NewWorkshop, open_workshop, take_seat

PLACE: Final = "Salle bleue, 12 rue des Tilleuls"
# Which workshop of the content, in how many days, at what time, with how many seats.
DATES: Final = (("quiz-arnaques", 2, time(14), 12), ("studio-1-decouverte", 5, time(9, 30), 4))
SEATED: Final = 6


def host_workshops(stage: Stage, cohort_id: int, email: str) -> list[dict[str, str]]:
    """Open the dates, have the first youths take a seat, and say where each is found."""
    opened = [_new(stage, *date) for date in DATES]

    def job(session: Session) -> None:
        staff = session.scalars(select(Staff).where(Staff.email == email)).one()
        by = asking(session, staff)
        for new in opened:
            open_workshop(session, by=by, new=new, now=stage.now)
        session.flush()
        in_turn = select(Participant.public_id).where(Participant.cohort_id == cohort_id).order_by(Participant.id)
        for who in session.scalars(in_turn.limit(SEATED)).all():
            player = player_by_public_id(session, who)
            for new in opened:
                if player is not None:
                    take_seat(session, player=player, workshop=new.public_id, now=stage.now)

    stage.setting.write(job)
    return [_found_at(new, stage.setting.config.public_url) for new in opened]


def _new(stage: Stage, guide: str, days: int, at: time, seats: int) -> NewWorkshop:
    found: Any = load_workshops().workshop(guide)
    day = stage.local_now.date() + timedelta(days=days)
    while not stage.setting.is_working_day(day):
        day += timedelta(days=1)
    return NewWorkshop(
        public_id=stage.token(),
        scan_key=join_code_from(int(stage.token(), 16) % 2**40, length=8),
        title=found.title,
        text=found.goal,
        place=PLACE,
        starts_at=datetime.combine(day, at, stage.setting.config.timezone),
        duration_min=found.minutes,
        seats=seats,
        guide=found.id,
    )


def _found_at(new: NewWorkshop, url: str) -> dict[str, str]:
    return {
        "title": new.title,
        "code": new.scan_key,
        "phone_url": f"{url}/atelier/{new.scan_key}",
        "projector_url": f"{url}/projection/{new.scan_key}",
        "facilitator_url": f"{url}/pro/seances/{new.public_id}",
    }
