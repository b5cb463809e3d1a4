"""En ce moment and Aujourd'hui: on the first page for all of one's cohorts, on the board for its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for

from webapp.policy.permissions import Permission
from webapp.policy.rules import Scope
from webapp.queries.moments import Moment, board_versions, moments_of, newest
from webapp.queries.own_day import DayLine, day_of, day_versions
from webapp.queries.staff import Cohort, cohorts_within
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.common.regions import is_current, region_answer, unchanged
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.owned import own_cohort_row, quest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A region that changes with several topics: its version is the sum of theirs, which only grows."""

    lines: Sequence[Moment] | Sequence[DayLine]
    versions: Mapping[str, int]
    url: str

    @property
    def version(self) -> int:
        """Return the version of the whole."""
        return sum(self.versions.values())


@blueprint.get("/pro/en-ce-moment")
@blueprint.get("/pro/cohortes/<cohort>/en-ce-moment")
@requires(Permission.SEE_COHORT)
def moments(cohort: str | None = None) -> Any:
    which = None if cohort is None else own_cohort_row(cohort)
    version = sum(board_versions(reading(), _cohorts(which)).values())
    if is_current(version):
        return unchanged(version)
    panel = moments_panel(which)
    return region_answer(
        render_template("counsellor/parts/moments.html", moments=panel), panel.version, topics=panel.versions
    )


@blueprint.get("/pro/aujourd-hui")
@blueprint.get("/pro/cohortes/<cohort>/aujourd-hui")
@requires(Permission.SEE_COHORT)
def own_day(cohort: str | None = None) -> Any:
    """Time alone changes it too: it is never said to be the same."""
    panel = day_panel(None if cohort is None else own_cohort_row(cohort))
    return region_answer(render_template("counsellor/parts/own_day.html", day=panel), panel.version)


def panels(cohort: Cohort | None = None) -> dict[str, Panel]:
    """Gather both for a page; nothing for whoever follows no cohort."""
    if not _cohorts(cohort):
        return {}
    return {"moments": moments_panel(cohort), "day": day_panel(cohort)}


def moments_panel(cohort: Cohort | None) -> Panel:
    """Gather what happens now in a cohort, or in all of one's own."""
    cohorts, moment = _cohorts(cohort), local_now()
    versions = board_versions(reading(), cohorts)
    is_meeting = bool(current_reach(Permission.MEET))
    found = [
        line
        for each in cohorts
        for line in moments_of(reading(), each, quest_of(each), local_now=moment, is_meeting=is_meeting)
    ]
    return Panel(lines=newest(found), versions=versions, url=_address("counsellor.moments", cohort))


def day_panel(cohort: Cohort | None) -> Panel:
    """Gather one's day, or that of a cohort."""
    hosting = current_reach(Permission.HOST)
    versions = day_versions(reading(), _cohorts(cohort), hosting)
    lines = day_of(
        reading(),
        current_staff(),
        meeting=current_reach(Permission.MEET),
        hosting=hosting,
        local_now=local_now(),
        cohort=cohort,
    )
    return Panel(lines=lines, versions=versions, url=_address("counsellor.own_day", cohort))


def _address(endpoint: str, cohort: Cohort | None) -> str:
    return url_for(endpoint, cohort=None if cohort is None else cohort.public_id)


def _cohorts(cohort: Cohort | None) -> list[Cohort]:
    """Return the cohort that is named, or those that one follows oneself and that are not over."""
    if cohort is not None:
        return [cohort]
    followed = [each for each in current_reach(Permission.SEE_COHORT) if each.scope is Scope.FOLLOWED]
    mine = cohorts_within(reading(), current_staff().id, followed)
    return [each for each in mine if each.archived_at is None]
