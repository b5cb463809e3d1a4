"""The recap of a day: the author's words around what was really done."""

import re
from dataclasses import dataclass
from typing import Any

from webapp.queries.letters import MissedLetter, missed_letters
from webapp.queries.standing import Standing
from webapp.queries.weekend import is_all_found, verses_found
from webapp.quest.content import Day, NightLetter
from webapp.quest.documents import Recap
from webapp.quest.facts import register_value
from webapp.quest.rewards import own_shards


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapView:
    """What the evening's page shows. ``achieved``: the author's lines, only once the day was played."""

    day: Day[Any]
    words: Recap
    is_missed: bool
    is_complete: bool
    missions_done: tuple[str, ...]
    variants: tuple[str, ...]
    services: tuple[tuple[str, str], ...]
    shards: int
    team_total: int
    team_missions: int
    hints_dared: int
    letter: NightLetter | None
    missed_letters: tuple[MissedLetter, ...]
    verses: tuple[str, ...]
    extra_words: tuple[str, ...]
    appointment: str | None
    rating: str | None
    next_day: Day[Any] | None
    spoken: str


def recap_of(standing: Standing, day: Day[Any], *, has_appointment: bool) -> RecapView | None:
    """Build the recap of a day, or None for a day without one."""
    words = next((each for each in standing.quest.recaps if each.day == day.id), None)
    if words is None:
        return None
    done = [mission for mission in day.missions if standing.view.is_mission_done(mission)]
    index = standing.quest.days.index(day)
    variants = tuple(text for flag, text in words.variants.items() if _flag_matches(standing, flag))
    return RecapView(
        day=day,
        words=words,
        is_missed=not done,
        is_complete=len(done) == len(day.missions),
        missions_done=tuple(mission.title for mission in done),
        variants=variants,
        services=_services_met(standing, day),
        shards=sum(own_shards(standing.quest, standing.view, mission) for mission in day.missions),
        team_total=standing.gauge.total,
        team_missions=sum(_is_team_done(standing, mission) for mission in day.missions),
        hints_dared=standing.hints_asked,
        letter=day.night_letter,
        missed_letters=missed_letters(standing, day),
        verses=verses_found(standing) if _is_outdoors(day) else (),
        extra_words=tuple(each.all_done_message or "" for each in done if is_all_found(standing, each)),
        appointment=appointment_line(words.appointment, has_appointment=has_appointment),
        rating=register_value(standing.person.about(f"day:{day.id}"), "rating"),
        next_day=standing.quest.days[index + 1] if index + 1 < len(standing.quest.days) else None,
        spoken=spoken_recap(words, variants, is_whole=len(done) == len(day.missions)),
    )


def spoken_recap(words: Recap, variants: tuple[str, ...], *, is_whole: bool) -> str:
    """Return what is read aloud: about a minute, so 150 words at most.

    What the author says was achieved is only said of a whole day.
    """
    parts = [words.hook, words.story, *(words.achieved if is_whole else ()), *variants, words.letter, words.tomorrow]
    spoken: list[str] = []
    for part in parts:
        if part and len(" ".join([*spoken, part]).split()) <= MINUTE_OF_WORDS:
            spoken.append(part)
    return " ".join(spoken)


MINUTE_OF_WORDS = 150
WITHOUT_APPOINTMENT = re.compile(r"\s*\((?P<without>[^()]*)\)\s*$")


def appointment_line(text: str | None, *, has_appointment: bool) -> str | None:
    """Say the appointment, or what the author wrote in brackets for whoever has none."""
    aside = WITHOUT_APPOINTMENT.search(text or "")
    if text is None or aside is None:
        return text if has_appointment else None
    return text[: aside.start()] if has_appointment else aside["without"]


def _is_outdoors(day: Day[Any]) -> bool:
    return any(mission.mode == "outdoor" for mission in day.missions)


def _flag_matches(standing: Standing, flag: str) -> bool:
    name, _, wanted = flag.partition("=")
    value: Any = standing.flags.get(name)
    if not wanted:
        return bool(value)
    return wanted in value if isinstance(value, tuple) else value == wanted


def _services_met(standing: Standing, day: Day[Any]) -> tuple[tuple[str, str], ...]:
    met: dict[str, str] = {}
    for mission in day.missions:
        for step in mission.steps:
            if step.kind == "service_card" and standing.view.is_step_done(step):
                met[step.service] = step.name
    return tuple(met.items())


def _is_team_done(standing: Standing, mission: Any) -> bool:
    return any(view.is_mission_done(mission) for view in standing.team_views)
