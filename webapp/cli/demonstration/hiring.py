"""The staff of the demonstration: accounts that are ready to use, with a password and an application of codes."""

import base64
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.cli.demonstration import cast
from webapp.cli.demonstration.stage import Stage
from webapp.content.resume_words import resume_words
from webapp.policy.rules import Post
from webapp.policy.sessions import token_hash
from webapp.store.models import Staff, Team
from webapp.usecases.enrolling import keep_totp
from webapp.usecases.journal import By
from webapp.usecases.staffing import NewLink, NewStaff, invite, join_crew
from webapp.web.common.one_time_codes import seal_totp
from webapp.web.common.passwords import hash_password

WORDS_OF_A_PASSWORD = 5


def hire(stage: Stage, organisation: int, cohorts: Sequence[int]) -> list[dict[str, str]]:
    """Make the accounts; return what `--json` says of them."""
    return [_hire(stage, organisation, cohorts, script) for script in cast.STAFF]


def _hire(stage: Stage, organisation: int, cohorts: Sequence[int], script: cast.StaffScript) -> dict[str, str]:
    password = " ".join(stage.chance.sample(list(resume_words()), WORDS_OF_A_PASSWORD))
    secret = base64.b32encode(stage.chance.randbytes(20)).decode()
    new = NewStaff(
        public_id=stage.token(),
        email=script.email,
        name=script.name,
        posts=[Post(role=script.role, organisation_id=organisation)],
    )
    kept: dict[str, Any] = {
        "password_hash": hash_password(password),
        "sealed": seal_totp(secret, staff=new.public_id, secret_key=stage.setting.config.secret_key),
    }
    stage.setting.write(lambda session: _settle(session, stage, new, kept, [cohorts[at] for at in script.follows]))
    return {
        "role": script.role.value,
        "name": script.name,
        "email": script.email,
        "password": password,
        "totp_secret": secret,
        "sign_in_url": f"{stage.setting.config.public_url}/pro/connexion",
    }


def _settle(session: Session, stage: Stage, new: NewStaff, kept: dict[str, Any], follows: Sequence[int]) -> None:
    """Make the account as an invitation that was followed, and the crew of its cohorts."""
    spent = NewLink(token_hash=token_hash(new.public_id), expires_at=stage.now - timedelta(days=1))
    by = By(organisation_id=new.posts[0].organisation_id)
    staff_id = invite(session, new=new, link=spent, by=by, now=stage.now)
    session.get_one(Staff, staff_id).password_hash = kept["password_hash"]
    keep_totp(session, staff_id=staff_id, sealed=kept["sealed"], step=0, now=stage.now)
    for cohort_id in follows:
        join_crew(session, staff_id=staff_id, cohort_id=cohort_id, now=stage.now)
        for team in session.scalars(select(Team).where(Team.cohort_id == cohort_id, Team.lead_counsellor_id.is_(None))):
            team.lead_counsellor_id = staff_id
