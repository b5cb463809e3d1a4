"""Beginning a CV with what was already written in the game and in the studio, when the youth asks for it."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from flask import redirect, url_for

from webapp.content import quest_for
from webapp.policy.permissions import Permission
from webapp.queries.cv_answers import GameAnswers, game_answers
from webapp.quest.cv.draft import Draft, Experience, Training
from webapp.usecases.cv_writing import fill_empty
from webapp.web.backpack.blueprint import blueprint
from webapp.web.backpack.cv_page import mine
from webapp.web.backpack.typed import cleaned
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config


@blueprint.post("/sac/cv/reprendre")
@requires(Permission.PLAY)
def take_game_answers() -> Any:
    """Only sections that are still empty are filled: a second tap changes nothing."""
    player, moment = current_player(), now()
    sections = _sections(mine().draft, answers_of_game())
    write(lambda session: fill_empty(session, player=player, sections=sections, now=moment))
    return redirect(url_for("backpack.cv", garde="oui"), 303)


def answers_of_game() -> GameAnswers:
    """Return what whoever asks wrote in the game."""
    player = current_player()
    quest = quest_for(player.quest, player.content_version, data_dir=config().data_dir)
    return game_answers(reading(), player, quest)


def can_take(draft: Draft, answers: GameAnswers) -> bool:
    """Say whether the game holds something for a section that is still empty."""
    return bool(_sections(draft, answers))


def _sections(draft: Draft, answers: GameAnswers) -> dict[str, dict[str, Any]]:
    sections: dict[str, dict[str, Any]] = {}
    if not draft.wishes.target and (answers.target or answers.interests):
        target, interests = _line(answers.target), draft.wishes.interests or _line(answers.interests)
        sections["wishes"] = asdict(replace(draft.wishes, target=target, interests=interests))
    if not draft.experiences and answers.lived:
        lived = (Experience(id=secrets.token_hex(8), kind="autre", title=_line(text)) for text in answers.lived[:10])
        sections["experiences"] = {"items": [asdict(each) for each in lived]}
    if not draft.trainings and answers.learnt:
        learnt = (Training(id=secrets.token_hex(8), title=_line(text)) for text in answers.learnt[:10])
        sections["trainings"] = {"items": [asdict(each) for each in learnt]}
    if not draft.skills and answers.skills:
        sections["skills"] = {"items": [asdict(each) for each in answers.skills]}
    return sections


def _line(text: str) -> str:
    words: Sequence[str] = cleaned(text).split()
    return " ".join(words)[:300]
