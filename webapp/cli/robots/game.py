"""A whole game: cohorts are founded, robots join by code, the days are opened and played one after the other."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from webapp.cli.demonstration.setting import Setting
from webapp.cli.robots.crew import Crew
from webapp.cli.robots.door import join
from webapp.cli.robots.founding import Founded, found_cohort, open_day
from webapp.cli.robots.journal import Journal
from webapp.cli.robots.phone import Phone
from webapp.cli.robots.robot import Robot
from webapp.content import load_quest

WORKERS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to play. ``days``: how many numbered days; the week-end comes with the fifth."""

    cohorts: int = 1
    teams: int = 1
    size: int = 6
    days: int = 10
    speed: float = 0
    seed: int = 1


def play_game(
    setting: Setting, base_url: str, plan: Plan, journal: Journal, tell: Callable[[Founded], None] | None = None
) -> None:
    """Play as planned; whatever goes wrong is in the journal. ``tell`` hears of each cohort before anybody plays."""
    cohorts = [
        found_cohort(setting, name=f"Groupe de robots {number}", teams=plan.teams, size=plan.size)
        for number in range(1, plan.cohorts + 1)
    ]
    if tell is not None:
        for cohort in cohorts:
            tell(cohort)
    quest = load_quest()
    with _phones(base_url, cohorts, plan, journal) as teams, ThreadPoolExecutor(WORKERS) as pool:
        crews = [_crew(phones, plan, index, journal) for index, phones in enumerate(teams)]
        for day in quest.days:
            if (day.number or 5) > plan.days:
                break
            for cohort in cohorts:
                open_day(setting, cohort.id, day.id)
            list(pool.map(lambda crew, day=day: crew.live(day), crews))


def _crew(phones: Sequence[Phone], plan: Plan, index: int, journal: Journal) -> Crew:
    quest = load_quest()
    chance = Random(f"{plan.seed}/{index}")
    robots = [Robot(phone, quest, journal, Random(chance.random())) for phone in phones]
    return Crew(robots, quest, journal, chance, speed=plan.speed)


@contextmanager
def _phones(base_url: str, cohorts: Sequence[Founded], plan: Plan, journal: Journal) -> Iterator[list[list[Phone]]]:
    """Let everybody in, in the order in which teams fill up evenly; hang up at the end."""
    teams: list[list[Phone]] = []
    try:
        for cohort in cohorts:
            joined: list[list[Phone]] = [[] for _ in range(plan.teams)]
            teams += joined
            for number in range(plan.teams * plan.size):
                phone = Phone(base_url, journal, f"Robot {number + 1} de {cohort.code}")
                joined[number % plan.teams].append(phone)
                join(phone, cohort.code, f"Robot {number + 1}", Random(f"{plan.seed}/{cohort.code}/{number}"))
        yield teams
    finally:
        for phone in (phone for team in teams for phone in team):
            phone.close()
