"""The certificate: what was really done, and nothing about what was not."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.queries.evaluation import final_step, mid_step, objective_of, review_of
from webapp.queries.papers import answer_of
from webapp.queries.standing import Standing
from webapp.quest.counted import counted
from webapp.quest.documents import ProvenLine

# Words without which a line would have a hole; the line is then left out.
NEEDED_BY = {"{{animation}}": "animation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateView:
    """What is printed. ``is_ready``: the last day is open and something was done. ``back``: for the person only."""

    is_ready: bool
    is_complete: bool
    achieved: tuple[str, ...]
    trial_line: str | None
    fact_line: str | None
    signatures: tuple[str, ...]
    back: tuple[str, ...]
    words: Mapping[str, str]


def certificate_of(standing: Standing, words: Mapping[str, str]) -> CertificateView:
    """Build the certificate of a player."""
    paper = standing.quest.certificate
    found = review_of(standing)
    is_validated = found.decision == "validated"
    achieved = tuple(line.text for line in paper.achieved if is_proven(standing, line))
    with_badges = [line for line in paper.achieved if "badges" in line.facts]
    minutes = followed_minutes(standing)
    mid = mid_step(standing.quest)
    objective = objective_of(mid, answer_of(standing, mid)) if mid else None
    return CertificateView(
        is_ready=standing.quest.days[-1] in standing.open_days and minutes > 0,
        is_complete=is_validated and len(achieved) == len(paper.achieved) - len(with_badges),
        achieved=achieved,
        trial_line=paper.trial_line if is_validated and final_step(standing.quest) else None,
        fact_line=paper.fact_line if found.cited else None,
        signatures=tuple(line for line in paper.signatures if _is_filled(line, words)),
        back=tuple(line for line in paper.back_lines if not is_validated or "{{objectif}}" not in line),
        words={
            "heures": counted(max(1, (minutes + 30) // 60), "heure"),
            "jours": counted(followed_days(standing), "jour"),
            "date_fin": words["date_fin_essai"],
            "resultat_essai": paper.variants["complete"],
            "fait_marquant": _quoted(found.cited[-1]) if found.cited else "",
            "objectif": objective or "à choisir ensemble",
        },
    )


def is_proven(standing: Standing, line: ProvenLine) -> bool:
    """Say whether all the facts of a line hold. Badges have no list yet, so their line is left out."""
    return all(_holds(standing, name) for name in line.facts)


def followed_minutes(standing: Standing) -> int:
    """Return the minutes of the missions that were finished."""
    return sum(each.duration_min for each in standing.quest.missions() if standing.view.is_mission_done(each))


def followed_days(standing: Standing) -> int:
    """Return on how many days of the quest at least one mission was finished."""
    return sum(any(standing.view.is_mission_done(mission) for mission in day.missions) for day in standing.quest.days)


def _holds(standing: Standing, name: str) -> bool:
    if name == "services":
        return bool(standing.services)
    for mission in standing.quest.missions():
        if mission.id == name:
            return standing.view.is_mission_done(mission)
        for step in mission.steps:
            if step.id == name:
                return standing.view.is_step_done(step)
    return False


def _quoted(fact: str) -> str:
    """Write a fact so that it can stand between quotation marks: its own become the inner ones."""
    return fact.replace("«\u00a0", "“").replace("\u00a0»", "”")


def _is_filled(line: str, words: Mapping[str, str]) -> bool:
    return all(words.get(name) for variable, name in NEEDED_BY.items() if variable in line)
