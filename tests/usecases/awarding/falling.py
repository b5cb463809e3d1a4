"""Processes that give badges and are killed while they do: at a step, or whenever the clock says.

    python -m tests.usecases.awarding.falling DATABASE_URL SEED FIRST_PARTICIPANT KILLS STAFF ORGANISATION

It goes on until so many were killed, a participant each; some end before: how many depends on the machine. Each is
forked from this one, which holds no thread and no connection, and first finishes what the one before left.
"""

import os
import random
import signal
import sys
import time
from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.clock import START
from tests.factories.badges import DEED, SENTENCE, achievement
from tests.usecases.awarding.conftest import BASE, WRAPPING_KEY
from webapp.store.database import make_engine, read_session
from webapp.store.models import Participant
from webapp.store.writer import make_writer
from webapp.usecases.awarding.awards import Confirmer, award, draw
from webapp.usecases.awarding.signing import Workshop, sign_all
from webapp.usecases.journal import By

STEPS: Final = (
    "start",
    "in the writer",
    "intended",
    "read",
    "list confirmed",
    "list signed",
    "endorsed",
    "signed",
    "stored",
)
LONGEST_S: Final = 0.5
# Turns for one kill, at the very most.
MOST_TURNS: Final = 3


def fall_at(chosen: str) -> None:
    if chosen:
        os.kill(os.getpid(), signal.SIGKILL)


def give_and_fall(url: str, turn: int, participant: int, by: By, chosen: str) -> None:
    """Finish what waits, give a badge, sign it; dead at the chosen step."""
    engine = make_engine(url)
    writer = make_writer(engine)
    now = START + timedelta(minutes=turn)

    def passing(step: str) -> None:
        fall_at(chosen if step == chosen else "")

    def intend(session: Session) -> None:
        award(
            session,
            drawn=draw(),
            participant=participant,
            achievement=achievement(),
            evidence=DEED,
            confirmed_by=Confirmer(by=by, words="une conseillère de la mission locale"),
            sentence=SENTENCE,
            now=now,
        )
        passing("in the writer")

    calm = Workshop(read=lambda: read_session(engine), write=writer.run, base=BASE, wrapping_key=WRAPPING_KEY)
    passing("start")
    sign_all(calm, now=now)
    writer.run(intend)
    passing("intended")
    sign_all(Workshop(read=calm.read, write=calm.write, base=BASE, wrapping_key=WRAPPING_KEY, passing=passing), now=now)
    writer.close()
    engine.dispose()


def participants(url: str, first: int, count: int) -> list[int]:
    engine = make_engine(url)
    with read_session(engine) as session:
        query = select(Participant.id).where(Participant.id >= first).order_by(Participant.id).limit(count)
        found = list(session.scalars(query))
    engine.dispose()
    return found


def main() -> None:
    url, seed, first, kills, staff, organisation = sys.argv[1], *(int(given) for given in sys.argv[2:])
    chance = random.Random(seed)
    by = By(organisation_id=organisation, staff_id=staff)
    killed = 0
    for turn, participant in enumerate(participants(url, first, MOST_TURNS * kills)):
        if killed == kills:
            break
        is_stepwise = chance.random() < 0.5
        chosen, after = chance.choice(STEPS) if is_stepwise else "", chance.uniform(0, LONGEST_S)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                give_and_fall(url, turn, participant, by, chosen)
                status = 0
            finally:
                os._exit(status)
        if not is_stepwise:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
            raise SystemExit(f"turn {turn}: a process failed by itself")
        killed += os.WIFSIGNALED(status)
    sys.stdout.write(f"{killed}\n")


if __name__ == "__main__":
    main()
