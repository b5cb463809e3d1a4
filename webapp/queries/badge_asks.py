"""Badges asked for: where each stands for the youth, and the queue of those who answer."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from webapp.content.achievements import load_achievements
from webapp.content.studio import load_skills_studio
from webapp.policy.rules import Reach
from webapp.queries.standing import Standing, standing_of
from webapp.queries.studio import MomentView, moments_of
from webapp.quest.achievements import Achievement
from webapp.quest.badge_rules import Known, RuleState, rule_states
from webapp.quest.content import Quest
from webapp.quest.moments import strength_of
from webapp.store.models import Award, BadgeAsk, Cohort, Participant, Staff, Team, Upload
from webapp.store.players import player_by_public_id
from webapp.store.staff import StaffMember, is_within

Quests = Callable[[str, str], Quest[Any]]
WITNESS = "witness"
# What waits longest is shown first; the rest comes once these have their answer.
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AskState:
    """What was asked, and the answer if there is one.

    ``state``: waiting, given, proposed (another badge), taken (the proposal), incomplete, refused, cancelled.
    """

    id: str
    state: str
    narrative: str
    audience: str
    moments: tuple[str, ...]
    shown: tuple[str, ...]
    at: datetime
    words: str
    missing: tuple[str, ...]
    proposed: Achievement | None
    sentence: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeView:
    """A badge as somebody sees it: what it asks for, what is missing, what they asked.

    ``held``: the public id of theirs, empty as long as they have none.
    """

    achievement: Achievement
    rules: tuple[RuleState, ...]
    held: str
    ask: AskState | None
    is_proposed_held: bool

    @property
    def place(self) -> tuple[bool, bool, int]:
        """Return what it is sorted by: what waits for a yes, then what is nearest; what one has comes last."""
        is_offered = self.ask is not None and self.ask.state == "proposed" and not self.is_proposed_held
        return bool(self.held), not is_offered, self.missing

    @property
    def missing(self) -> int:
        """Count what the youth can still bring."""
        return sum(rule.state == "missing" for rule in self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """A badge asked for, as whoever answers sees it."""

    ask: AskState
    achievement: Achievement
    rules: tuple[RuleState, ...]
    moments: tuple[MomentView, ...]
    participant_id: int
    pseudonym: str
    sign: str
    team: int
    cohort: str
    cohort_name: str
    by_id: int | None
    others: tuple[Achievement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskQueue:
    """What waits for an answer (``total``: more may wait than is shown), and what was answered lately."""

    waiting: tuple[AskLine, ...]
    total: int
    answered: tuple[AskLine, ...]


def badges_for(session: Session, standing: Standing, *, now: datetime) -> tuple[BadgeView, ...]:
    """Return every badge with where the player stands: what waits for a yes, or is nearest, comes first."""
    moments = moments_of(session, standing.player.id, now=now)
    known, held = known_of(standing, moments), _held(session, standing.player.id)
    asks = _asks_of(session, standing.player.id)
    views = [
        BadgeView(
            achievement=each,
            rules=rule_states(each, known),
            held=held.get(each.id, ""),
            ask=asks.get(each.id),
            is_proposed_held=_proposed_in(asks.get(each.id)) in held,
        )
        for each in load_achievements().achievements
    ]
    return tuple(sorted(views, key=lambda view: view.place))


def badge_for(session: Session, standing: Standing, name: str, *, now: datetime) -> BadgeView | None:
    """Return one badge with where the player stands."""
    return next((each for each in badges_for(session, standing, now=now) if each.achievement.id == name), None)


def asks_within(
    session: Session, staff: StaffMember, reach: Sequence[Reach], quests: Quests, *, local_now: datetime
) -> AskQueue:
    """Return the badges asked for within reach: those that wait longest in full, those answered lately in short."""
    rows = session.execute(_lines_query(is_within(staff.id, reach))).all()
    waiting = [row for row in rows if row[0].answered_at is None]
    answered = sorted((row for row in rows if row[0].answered_at), key=lambda row: row[0].answered_at, reverse=True)
    return AskQueue(
        waiting=tuple(_line(session, row, quests, local_now) for row in waiting[:SHOWN]),
        total=len(waiting),
        answered=tuple(_line(session, row, None, local_now) for row in answered[:SHOWN]),
    )


def ask_within(
    session: Session, staff: StaffMember, reach: Sequence[Reach], quests: Quests, ask: str, *, local_now: datetime
) -> AskLine | None:
    """Return one badge that was asked for, if it is within reach."""
    row = session.execute(_lines_query(is_within(staff.id, reach)).where(BadgeAsk.public_id == ask)).first()
    return None if row is None else _line(session, row, quests, local_now)


def asked_file(session: Session, line: AskLine, upload: str) -> tuple[str, str] | None:
    """Return the name and type of a file that was shown with what is asked for."""
    shown = {each.file.id for moment in line.moments for each in moment.proofs if each.file}
    shown |= {moment.sound.id for moment in line.moments if moment.sound}
    row = session.scalar(select(Upload).where(Upload.public_id == upload, Upload.participant_id == line.participant_id))
    return None if row is None or upload not in shown else (row.file_name, row.media_type)


def asks_waiting(session: Session, cohort_id: int) -> Counter[int]:
    """Count the badges that wait for an answer in a cohort, by youth: for its board."""
    rows = session.execute(
        select(BadgeAsk.participant_id, func.count())
        .join(Participant, Participant.id == BadgeAsk.participant_id)
        .where(Participant.cohort_id == cohort_id, Participant.is_withdrawn.is_(False))
        .where(BadgeAsk.answered_at.is_(None), BadgeAsk.cancelled_at.is_(None))
        .group_by(BadgeAsk.participant_id)
    )
    return Counter(dict(rows.all()))


def known_of(standing: Standing, moments: Sequence[MomentView]) -> Known:
    """Gather what the rules of badges are held against."""
    missions = tuple(standing.quest.missions())
    done = [mission for mission in missions if standing.view.is_mission_done(mission)]
    told = Counter(name for moment in moments if moment.is_told for name in moment.kept)
    proofs = Counter(proof.competence for moment in moments for proof in moment.proofs)
    return Known(
        services=len(standing.services),
        missions_percent=100 * len(done) // max(1, len(missions)),
        is_every_required_done=all(mission in done for mission in missions if mission.is_required),
        team_missions=sum(mission.mode == "team" for mission in done),
        told=told,
        proofs=proofs,
        strength=_strengths(moments),
        witnesses=Counter(each.competence for moment in moments for each in moment.witnesses if each.has_seen),
        peers=_peers(moments),
    )


def _strengths(moments: Sequence[MomentView]) -> dict[str, int]:
    kinds: dict[str, list[str]] = {}
    for moment in moments:
        for proof in moment.proofs:
            kinds.setdefault(proof.competence, []).append(proof.kind)
        for witness in moment.witnesses:
            if witness.has_seen:
                kinds.setdefault(witness.competence, []).append(WITNESS)
    proofs = load_skills_studio().prove.proofs
    return {name: strength_of(found, proofs) for name, found in kinds.items()}


def _peers(moments: Sequence[MomentView]) -> dict[str, int]:
    """Count the mates who were there, each once a competence."""
    seen: dict[str, set[str]] = {}
    for moment in moments:
        for ask in moment.asks:
            seen.setdefault(ask.competence, set()).update(said.by for said in ask.feedback if said.has_seen)
    return {name: len(people) for name, people in seen.items()}


def _lines_query(within: ColumnElement[bool]) -> Any:
    return (
        select(BadgeAsk, Participant, Team.number, Cohort, Staff.name)
        .join(Participant, Participant.id == BadgeAsk.participant_id)
        .join(Team, Team.id == Participant.team_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .outerjoin(Staff, Staff.id == BadgeAsk.staff_id)
        .where(within, BadgeAsk.cancelled_at.is_(None), Participant.is_withdrawn.is_(False))
        .order_by(BadgeAsk.at, BadgeAsk.id)
    )


def _line(session: Session, row: Any, quests: Quests | None, local_now: datetime) -> AskLine:
    """Gather what was asked; without quests, what was answered is said in short."""
    ask, person, team, cohort, name = row
    achievement = next(each for each in load_achievements().achievements if each.id == ask.achievement)
    moments: tuple[MomentView, ...] = ()
    rules: tuple[RuleState, ...] = ()
    others: tuple[Achievement, ...] = ()
    if quests is not None:
        others = _others(achievement, _held(session, person.id))
        moments = moments_of(session, person.id, now=local_now)
        rules = _rules(session, person, moments, quests(cohort.quest, cohort.content_version), achievement, local_now)
    return AskLine(
        ask=_state(ask, name or ""),
        achievement=achievement,
        rules=rules,
        # Nothing but the moments that the youth chose to show with what they ask.
        moments=tuple(moment for moment in moments if moment.id in ask.moments),
        participant_id=person.id,
        pseudonym=person.pseudonym,
        sign=person.sign,
        team=team,
        cohort=cohort.public_id,
        cohort_name=cohort.name,
        by_id=ask.staff_id,
        others=others,
    )


def _others(asked: Achievement, held: Collection[str]) -> tuple[Achievement, ...]:
    """Return what may be proposed instead: other levels of the same competences first."""
    found = [each for each in load_achievements().achievements if each.id != asked.id and each.id not in held]
    return tuple(sorted(found, key=lambda each: _shared(each, asked), reverse=True))


def _shared(one: Achievement, other: Achievement) -> float:
    """Return how much of what two badges are about is the same."""
    mine, theirs = set(one.competences), set(other.competences)
    return len(mine & theirs) / max(1, len(mine | theirs))


def _rules(
    session: Session,
    person: Participant,
    moments: Sequence[MomentView],
    quest: Quest[Any],
    achievement: Achievement,
    local_now: datetime,
) -> tuple[RuleState, ...]:
    player = player_by_public_id(session, person.public_id)
    if player is None:
        return ()
    standing = standing_of(session, quest, player, local_now=local_now)
    return rule_states(achievement, known_of(standing, moments))


def _asks_of(session: Session, participant_id: int) -> Mapping[str, AskState]:
    """Return the newest asking of each badge."""
    rows = session.execute(
        select(BadgeAsk, Staff.name)
        .outerjoin(Staff, Staff.id == BadgeAsk.staff_id)
        .where(BadgeAsk.participant_id == participant_id)
        .order_by(BadgeAsk.at, BadgeAsk.id)
    )
    return {row.achievement: _state(row, name or "") for row, name in rows}


def _held(session: Session, participant_id: int) -> dict[str, str]:
    """Return the public id of each badge that somebody has, by what it is for."""
    query = select(Award.achievement, Award.public_id)
    rows = session.execute(query.where(Award.participant_id == participant_id, Award.revoked_at.is_(None)))
    return {row.achievement: row.public_id for row in rows}


def _proposed_in(ask: AskState | None) -> str:
    return ask.proposed.id if ask is not None and ask.proposed is not None else ""


def _state(row: BadgeAsk, by: str) -> AskState:
    state = "cancelled" if row.cancelled_at else row.verdict or "waiting"
    if state == "proposed" and row.award_id is not None:
        state = "taken"
    return AskState(
        id=row.public_id,
        state=state,
        narrative=row.narrative,
        audience=row.audience,
        moments=tuple(row.moments),
        shown=tuple(row.shown),
        at=row.at,
        words=row.words,
        missing=tuple(row.missing),
        proposed=next((each for each in load_achievements().achievements if each.id == row.proposed), None),
        sentence=row.sentence,
        by=by,
    )
