"""Games drawn by chance on the real quest: facts, openings and decisions as players and counsellors make them."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from webapp.content import load_quest
from webapp.quest.content import Mission, Quest
from webapp.quest.facts import ANSWER, EMPTY, Facts, Register
from webapp.quest.progress import Person, TeamRecord
from webapp.steps import KINDS
from webapp.steps.judge import JUDGE

MEMBERS = ("a", "b", "c", "d")


@cache
def quest() -> Quest[Any]:
    return load_quest()


def finished(step: Any) -> Facts:
    """The facts of somebody who finished a step rightly."""
    registers = {name: Register(1, "e", '"x"') for name in _registers(step)}
    marks = frozenset(deed for deed in _deeds(step))
    return Facts(is_solved=True, is_read=True, marks=marks, registers={ANSWER: Register(1, "e", "{}"), **registers})


def finished_missions(*missions: Mission[Any]) -> dict[str, Facts]:
    return {step.id: finished(step) for mission in missions for step in mission.steps}


def everything() -> dict[str, Facts]:
    return finished_missions(*quest().missions())


def team(*members: Person, openings: frozenset[str] = frozenset(), active: frozenset[str] | None = None) -> TeamRecord:
    everybody = frozenset(member.id for member in members)
    return TeamRecord(id="t", members=members, active=everybody if active is None else active, openings=openings)


@cache
def _pieces() -> tuple[tuple[str, Facts], ...]:
    """Small pieces of play: each adds something to one key."""
    pieces: list[tuple[str, Facts]] = []
    for mission in quest().missions():
        for step in mission.steps:
            pieces.append((step.id, finished(step)))
            pieces.append((step.id, Facts(is_skipped=True, hints=frozenset({1, 2, 3}))))
            pieces += [(step.id, chosen) for chosen in _choices(step)]
    pieces += [("thanks", Facts(marks=frozenset({f"{day.id}|{to}"}))) for day in quest().days for to in MEMBERS]
    return tuple(pieces)


def _choices(step: Any) -> list[Facts]:
    return [
        Facts(registers={register: Register(1, "e", f'"{option}"')})
        for register, options in JUDGE.effects(step).items()
        for option in options
    ]


def _registers(step: Any) -> list[str]:
    rounds = [each.id for each in getattr(step, "statements", ())] or ["r1"]
    return [f"ballot:{name}" for name in rounds] if step.kind == "vote" else []


def _deeds(step: Any) -> list[str]:
    if step.kind != "scene":
        return []
    acts = [payload for _, payload in KINDS["scene"].solution(step)]
    return [payload["action"] if "action" in payload else f"lock:{payload['lock']}" for payload in acts]


@st.composite
def persons(draw: st.DrawFn, name: str = "a", *, missions_at_most: int = 4) -> Person:
    """Somebody who finished some missions whole and did pieces of others."""
    whole = draw(st.lists(st.sampled_from(list(quest().missions())), max_size=missions_at_most))
    facts = finished_missions(*whole)
    for key, more in draw(st.lists(st.sampled_from(_pieces()), max_size=6)):
        facts[key] = facts.get(key, EMPTY).join(more)
    return Person(id=name, facts=facts)


@st.composite
def teams(draw: st.DrawFn) -> TeamRecord:
    """A team of one to four, some of whom came, with some days and missions open."""
    names = MEMBERS[: draw(st.integers(1, len(MEMBERS)))]
    active = draw(st.sets(st.sampled_from(names)))
    doors = [day.id for day in quest().days] + [mission.id for mission in quest().missions()]
    openings = draw(st.sets(st.sampled_from(doors)))
    members = [draw(persons(name)) for name in names]
    return team(*members, openings=frozenset(openings), active=frozenset(active))


def grown(draw: st.DrawFn, before: TeamRecord) -> TeamRecord:
    """The same team later: the same people, who know more."""
    members = tuple(_joined(member, draw(persons(member.id, missions_at_most=3))) for member in before.members)
    return TeamRecord(
        id=before.id, members=members, active=before.active, outcomes=before.outcomes, openings=before.openings
    )


def _joined(person: Person, more: Person) -> Person:
    keys = {*person.facts, *more.facts}
    return Person(id=person.id, facts={key: person.about(key).join(more.about(key)) for key in keys})


@st.composite
def team_and_later(draw: st.DrawFn) -> tuple[TeamRecord, TeamRecord]:
    """A team, and the same team after more play."""
    before = draw(teams())
    return before, grown(draw, before)
