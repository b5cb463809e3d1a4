"""The cohort that a page of its own acts on, as it is stored; a stranger's is a 404."""

from collections.abc import Collection
from typing import Any

from flask import abort

from webapp.content import quest_for
from webapp.policy.permissions import Permission
from webapp.queries.cohorts import ManagedCohort, managed_cohort
from webapp.quest.content import Quest
from webapp.usecases.journal import By
from webapp.web.common.access import current_reach, current_staff
from webapp.web.common.database import reading
from webapp.web.common.security import config


def managed(public_id: str) -> ManagedCohort:
    """Return a cohort whose teams, calendar and cards whoever asks may change."""
    found = managed_cohort(reading(), current_staff(), current_reach(Permission.MANAGE_COHORT), public_id)
    if found is None:
        abort(404)
    return found


def by_staff(cohort: ManagedCohort) -> By:
    """Return who acts, for the journal of the cohort's organisation."""
    return By(organisation_id=cohort.organisation_id, staff_id=current_staff().id)


def quest_of_cohort(cohort: ManagedCohort) -> Quest[Any]:
    """Return the quest at the version that the cohort plays."""
    return quest_for(cohort.quest, cohort.content_version, data_dir=config().data_dir)


def fragments_of(cohort: ManagedCohort, days: Collection[str] | None = None) -> dict[str, list[str]]:
    """Return the fragments of each code that a team of this cohort opens together, on some days or on all."""
    missions = [each for day in quest_of_cohort(cohort).days if days is None or day.id in days for each in day.missions]
    steps = [step for mission in missions for step in mission.steps if step.kind == "team_code"]
    return {step.id: [fragment.id for fragment in step.fragments] for step in steps}
