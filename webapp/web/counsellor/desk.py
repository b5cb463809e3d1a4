"""À faire aujourd’hui: the list of a cohort, on the first page and on the cohort's, changing by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, redirect, render_template, request

from webapp.policy.permissions import Permission
from webapp.queries.board import BoardTeam
from webapp.queries.identity import desk_topic, version_of
from webapp.queries.staff import Cohort, cohort_within, cohorts_within
from webapp.queries.todo import Todo, rank, todo_of
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.paths import local_path
from webapp.web.common.regions import region_answer
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.owned import board_now, own_cohort_row, quest_of

HOME = "/pro"
SHOWN, SHOWN_AT_HOME = 3, 8
# Whoever asked for somebody is never folded away.
ASKING = ("call_me", "help")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What waits in a cohort, and the version of the list. ``back``: the page on which it stands."""

    cohort: Cohort
    lines: tuple[Todo, ...]
    topic: str
    version: int
    back: str

    @property
    def shown(self) -> int:
        """Count the lines that are not folded away: fewer on a board, where the teams stay in sight."""
        most = SHOWN_AT_HOME if self.back == HOME else SHOWN
        asking = sum(line.kind in ASKING and line.taken_by is None for line in self.lines)
        shown = max(most, asking)
        # A fold for a single line would only cost a tap.
        return shown + 1 if len(self.lines) == shown + 1 else shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """The lists of the first page. ``quiet``: those of two groups or more in which nobody waits, told in one line."""

    full: tuple[Desk, ...]
    quiet: tuple[Desk, ...]


@blueprint.get("/pro/cohortes/<cohort>/a-faire")
@requires(Permission.ACCOMPANY)
def desk(cohort: str) -> Response:
    back = local_path(request.args.get("page"), HOME)
    return desk_answer(own_cohort_row(cohort, Permission.ACCOMPANY), back)


def desk_answer(cohort: Cohort, back: str) -> Response:
    """Answer the list alone. Time alone changes it too: it is never said to be the same."""
    found = desk_of(cohort, back)
    return region_answer(render_template("counsellor/parts/todo.html", desk=found), found.version)


def answer_to_tap(default: str) -> Any:
    """Go back to where an act was tapped: a list of what is to do (which is the answer to a script), or the default."""
    back = local_path(request.form.get("retour"), "")
    if is_tap():
        return desk_answer(own_cohort_row(request.form.get("groupe", ""), Permission.ACCOMPANY), back)
    return redirect(back or default, 303)


def is_tap() -> bool:
    """Say whether a script sent an act from a list, and shows the answer in its place."""
    return bool(local_path(request.form.get("retour"), "")) and request.headers.get("X-Requested-With") == "elan"


def desk_of(cohort: Cohort, back: str, teams: Sequence[BoardTeam] | None = None) -> Desk:
    """Gather the list of a cohort; its board is read for it unless it is at hand."""
    topic = desk_topic(cohort.id)
    version = version_of(reading(), topic)
    board = board_now(cohort) if teams is None else teams
    missions = {mission.id: mission.title for mission in quest_of(cohort).missions()}
    lines = todo_of(reading(), cohort.id, board, missions=missions, staff_id=current_staff().id, now=now())
    return Desk(cohort=cohort, lines=lines, topic=topic, version=version, back=back)


def desk_if_followed(cohort: Cohort, back: str, teams: Sequence[BoardTeam]) -> Desk | None:
    """Gather the list of a cohort for whoever accompanies its youths; others have none."""
    reach = current_reach(Permission.ACCOMPANY)
    is_followed = cohort_within(reading(), current_staff().id, reach, cohort.public_id) is not None
    return desk_of(cohort, back, teams) if is_followed else None


def my_desks(back: str) -> Desks:
    """Gather the lists of every cohort that whoever asks follows: first where somebody may wait least."""
    mine = cohorts_within(reading(), current_staff().id, current_reach(Permission.ACCOMPANY))
    running = [cohort for cohort in mine if cohort.archived_at is None]
    desks = sorted((desk_of(cohort, back) for cohort in running), key=_most_urgent)
    quiet = tuple(desk for desk in desks if not desk.lines)
    if len(quiet) < 2:
        return Desks(full=tuple(desks), quiet=())
    return Desks(full=tuple(desk for desk in desks if desk.lines), quiet=quiet)


def _most_urgent(desk: Desk) -> tuple[Any, ...]:
    return (0, rank(desk.lines[0])) if desk.lines else (1,)
