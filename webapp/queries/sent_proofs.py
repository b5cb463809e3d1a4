"""Proofs of the studio that were sent to be confirmed: they wait beside what the missions send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from webapp.content.achievements import load_competence_guide
from webapp.quest.content import Quest
from webapp.steps.upload.evidence import Medium, Sent
from webapp.store.models import Cohort, Moment, Participant, Proof, Team, Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class SentProof:
    """A proof, with what it has to show. ``again`` is the page where to send something else."""

    subject: str
    step: str
    again: str
    title: str
    criterion: str
    guidance: tuple[str, ...]
    sent: Sent
    sent_at: datetime


def sent_proofs(
    session: Session, within: ColumnElement[bool], quests: Callable[[str, str], Quest[Any]]
) -> list[tuple[SentProof, tuple[Participant, int, Cohort]]]:
    """Return the proofs sent by the youths within reach, each with whose it is."""
    rows = session.execute(
        select(Proof, Moment, Participant, Team.number, Cohort, Upload.media_type)
        .join(Moment, Moment.id == Proof.moment_id)
        .join(Participant, Participant.id == Proof.participant_id)
        .join(Team, Team.id == Participant.team_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .outerjoin(Upload, Upload.public_id == Proof.upload)
        .where(within, Proof.sent_at.is_not(None), Participant.is_withdrawn.is_(False))
    )
    return [
        (
            _shown(proof, moment, media_type, _names(quests(cohort.quest, cohort.content_version))),
            (person, team, cohort),
        )
        for proof, moment, person, team, cohort, media_type in rows
    ]


def _shown(proof: Proof, moment: Moment, media_type: str | None, names: Mapping[str, str]) -> SentProof:
    guide = next(each for each in load_competence_guide().competences if each.id == proof.competence)
    level = max(moment.levels.get(proof.competence, {}).get("level") or 1, 1)
    medium: Medium = "text" if media_type is None else "audio" if media_type.startswith("audio/") else "photo"
    return SentProof(
        subject=proof.public_id,
        step=f"proof:{proof.competence}",
        again=f"/jeu/competences/{moment.public_id}/prouver/{proof.competence}",
        title=f"Preuve\u00a0: {names.get(proof.competence, proof.competence)}",
        criterion=guide.proof_question,
        guidance=next(each.indicators for each in guide.levels if each.level == level),
        sent=Sent(medium=medium, upload=proof.upload or "", text=proof.words),
        sent_at=proof.sent_at or proof.created_at,
    )


def _names(quest: Quest[Any]) -> dict[str, str]:
    return {each.id: each.name for each in quest.competences}
