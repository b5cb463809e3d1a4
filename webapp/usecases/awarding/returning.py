"""Giving back a badge that was taken back by mistake: another badge, which keeps the day of the first."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.quest.achievements import Achievement
from webapp.store.models import Award
from webapp.usecases.awarding.awards import Awarded, Confirmer, Deed, Drawn, NotAwarded, ShownEvidence, award
from webapp.usecases.awarding.signing import shown_evidence
from webapp.usecases.journal import By


def give_again(
    session: Session, *, drawn: Drawn, award_id: int, achievement: Achievement, by: By, now: datetime
) -> Awarded:
    """Give a badge that was withdrawn once more, with the same words and evidence; ``awardedDate`` stays."""
    row = session.get(Award, award_id)
    if row is None or row.revoked_at is None or row.participant_id is None or row.achievement != achievement.id:
        raise NotAwarded
    shown = [ShownEvidence(**each) for each in shown_evidence(row)]
    return award(
        session,
        drawn=drawn,
        participant=row.participant_id,
        achievement=achievement,
        evidence=Deed(narrative=row.narrative, shown=shown, first_given_at=row.awarded_at),
        confirmed_by=Confirmer(by=by, words=row.confirmer),
        sentence=row.sentence,
        now=now,
    )
