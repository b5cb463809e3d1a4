"""What staff may watch: boards, teams and desks within their reach, workshops that they may host, their own queue."""

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from webapp.policy.permissions import Permission
from webapp.policy.rules import Actor, reach_of
from webapp.store.models import Cohort, Team
from webapp.store.staff import is_within, staff_by_session
from webapp.store.topics import queue_topic, workshops_topic

KINDS = ("board:", "desk:", "queue:", "teams:", "workshops:")


def is_for_staff(topic: str) -> bool:
    """Say whether a topic is one of staff."""
    return topic.startswith(KINDS)


def staff_may_watch(session: Session, token_hash: bytes, topic: str, *, now: datetime) -> bool:
    """Say whether whoever holds this session may watch a topic of staff."""
    staff = staff_by_session(session, token_hash, now=now)
    if staff is None or not staff.is_proven:
        return False
    asking = Actor(staff=staff.public_id, posts=staff.posts)
    if topic.startswith("queue:"):
        return topic == queue_topic(staff.public_id) and bool(reach_of(Permission.CONFIRM, asking))
    if topic.startswith("workshops:"):
        return topic in {workshops_topic(each.organisation_id) for each in reach_of(Permission.HOST, asking)}
    cohort = _cohort_of(topic)
    if cohort is None:
        return False
    reach = reach_of(Permission.SEE_COHORT, asking)
    return session.scalar(select(Cohort.id).where(cohort, is_within(staff.id, reach))) is not None


def _cohort_of(topic: str) -> ColumnElement[bool] | None:
    kind, _, name = topic.partition(":")
    if kind == "board":
        return Cohort.id.in_(select(Team.cohort_id).where(Team.public_id == name))
    return Cohort.id == int(name) if name.isdecimal() and len(name) < 19 else None
