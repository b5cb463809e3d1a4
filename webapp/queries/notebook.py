"""The notebook: every paper that is there so far, what the night brought, what was shared and with whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.queries.evaluation import final_step, mid_step
from webapp.queries.papers import KeptText, Paper, answer_of, contract_paper, kept_texts, message_to_me, papers_of
from webapp.queries.standing import Standing
from webapp.queries.wording import spoken_date
from webapp.quest.content import Day
from webapp.store.models import SharedSection

RECIPIENTS = {"counsellor": "{{conseiller}}", "team": "ton équipe"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What a night brought: the letter with its hour, and the numbers engraved on the shards of the day."""

    day: str
    hour: int
    letter: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Something that was sent. ``to`` may hold a variable of the place."""

    step: str
    title: str
    to: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """All that the notebook shows; what is not there yet is None or empty."""

    contract: Paper | None
    kept: tuple[KeptText, ...]
    nights: tuple[Night, ...]
    recaps: tuple[Day[Any], ...]
    plan: tuple[Paper, ...]
    cv: tuple[Paper, ...]
    message: Paper | None
    has_mid_review: bool
    has_final: bool
    is_last_day: bool
    shared: tuple[Shared, ...]


def notebook(session: Session, standing: Standing) -> Notebook:
    """Gather a player's papers."""
    return Notebook(
        contract=contract_paper(standing),
        kept=kept_texts(standing),
        nights=nights_of(standing),
        recaps=tuple(day for day in standing.open_days if any(each.day == day.id for each in standing.quest.recaps)),
        plan=papers_of(standing, "plan"),
        cv=papers_of(standing, "cv"),
        message=message_to_me(standing),
        has_mid_review=_is_answered(standing, mid_step(standing.quest)),
        has_final=_is_answered(standing, final_step(standing.quest)),
        is_last_day=standing.quest.days[-1] in standing.open_days,
        shared=shared_by(session, standing),
    )


def nights_of(standing: Standing) -> tuple[Night, ...]:
    """Return the letters received: of each day whose recap was read, or that is over. Whoever was away has them too."""
    received = []
    for index, day in enumerate(standing.open_days):
        is_over = index + 1 < len(standing.open_days)
        if is_over or _is_recap_read(standing, day):
            letter = day.night_letter
            name = day.title if day.number is None else f"Jour {day.number}"
            night = Night(day=name, hour=letter.hour, letter=letter.letter, numbers=day.engraved_numbers)
            received.append(night)
    return tuple(received)


def shared_by(session: Session, standing: Standing) -> tuple[Shared, ...]:
    """Return what the player sent and did not take back, the newest first."""
    rows = session.scalars(
        select(SharedSection)
        .where(SharedSection.participant_id == standing.player.id, SharedSection.withdrawn_at.is_(None))
        .order_by(SharedSection.at.desc(), SharedSection.id.desc())
    )
    titles = {step.id: step.title or mission.title for mission in standing.quest.missions() for step in mission.steps}
    return tuple(
        Shared(
            step=row.section,
            title=titles.get(row.section, "Une page de ton carnet"),
            to=RECIPIENTS.get(row.recipient, "{{conseiller}}"),
            on=_spoken(row.at, standing.local_now),
        )
        for row in rows
    )


def _spoken(moment: datetime, local_now: datetime) -> str:
    return spoken_date(moment.astimezone(local_now.tzinfo).date())


def _is_answered(standing: Standing, step: Any) -> bool:
    return step is not None and isinstance(answer_of(standing, step), dict)


def _is_recap_read(standing: Standing, day: Day[Any]) -> bool:
    recaps = [step for mission in day.missions for step in mission.steps if step.kind == "recap"]
    return any(standing.view.is_step_done(step) for step in recaps)
