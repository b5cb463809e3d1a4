"""What belongs to the cohorts of whoever asks; anything else is not found."""

from typing import Any

from flask import abort, current_app

from webapp.content import quest_for
from webapp.policy.permissions import Permission
from webapp.queries.board import BoardTeam, board_of
from webapp.queries.staff import Cohort, CohortLine, cohort_line, cohort_within
from webapp.quest.content import Quest
from webapp.web.common.access import current_reach, current_staff
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.common.security import config


def own_cohort(public_id: str, permission: Permission = Permission.SEE_COHORT) -> CohortLine:
    """Return a cohort that the permission reaches; a stranger's is a 404."""
    found = cohort_line(reading(), current_staff(), current_reach(permission), public_id, local_now=local_now())
    if found is None:
        abort(404)
    return found


def own_cohort_row(public_id: str, permission: Permission = Permission.SEE_COHORT) -> Cohort:
    """Return the same cohort as it is stored, for queries that go further."""
    found = cohort_within(reading(), current_staff().id, current_reach(permission), public_id)
    if found is None:
        abort(404)
    return found


def quest_of(cohort: Cohort) -> Quest[Any]:
    """Return the quest at the version that a cohort pinned."""
    return quest_for(cohort.quest, cohort.content_version, data_dir=config().data_dir)


def board_now(cohort: Cohort, team: str | None = None) -> tuple[BoardTeam, ...]:
    """Gather a cohort's board, or one team of it, as it is now."""
    here = current_app.extensions["elan.live"].watchman.here()
    return board_of(reading(), cohort, quest_of(cohort), here=here, local_now=local_now(), only=team)
