"""Competences of a CV: a level, said or proven, and up to four lines in an employer's words."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flask import Response, abort, redirect, request, url_for

from webapp.content.achievements import load_competence_guide
from webapp.content.studio import load_employer_sentences
from webapp.policy.permissions import Permission
from webapp.queries.cv import competence_names
from webapp.quest.cv.draft import LINES_A_COMPETENCE, Skill, confirming
from webapp.quest.employer_sentences import OPTIONAL, filled, variables_in
from webapp.usecases.cv_writing import keep_item, remove_item
from webapp.web.backpack.blueprint import blueprint
from webapp.web.backpack.cv_page import mine, show
from webapp.web.backpack.cv_sections import shown_again
from webapp.web.backpack.typed import Typed
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write

LEVELS = {"1": 1, "2": 2, "3": 3, "4": 4}
LINE_NAMES = tuple(f"line-{number}" for number in range(1, LINES_A_COMPETENCE + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A sentence that may be taken. ``text`` is None while a word is missing; ``needs`` says which."""

    id: str
    level: int
    template: str
    text: str | None
    needs: tuple[str, ...]


@blueprint.get("/sac/cv/competences")
@requires(Permission.PLAY)
def cv_skills() -> Response:
    own = mine()
    kept = {each.competence: each for each in own.draft.skills}
    rows = [(name, title, kept.get(name), confirming(own.badges, name)) for name, title in competence_names().items()]
    return show("skills", rows=rows, level_names=level_names())


@blueprint.get("/sac/cv/competences/<competence>")
@requires(Permission.PLAY)
def cv_skill(competence: str) -> Response:
    kept = next((each for each in mine().draft.skills if each.competence == competence), None)
    values: dict[str, Any] = {}
    if kept is not None:
        values = {"level": str(kept.level), **kept.words, **dict(zip(LINE_NAMES, kept.lines, strict=False))}
    return _form(competence, values, kept)


@blueprint.post("/sac/cv/competences/<competence>")
@requires(Permission.PLAY)
def keep_cv_skill(competence: str) -> Any:
    if competence not in competence_names():
        abort(404)
    typed = Typed()
    skill = _read(typed, competence)
    if typed.faults:
        return _form(competence, shown_again(), skill, faults=typed.faults, status=422)
    player, moment, content = current_player(), now(), asdict(skill)
    write(
        lambda session: keep_item(session, player=player, section="skills", item=content, key="competence", now=moment)
    )
    if request.form.get("act") == "offer":
        return redirect(f"{url_for('backpack.cv_skill', competence=competence)}#phrases", 303)
    return redirect(url_for("backpack.cv_skills"), 303)


@blueprint.post("/sac/cv/competences/<competence>/retirer")
@requires(Permission.PLAY)
def remove_cv_skill(competence: str) -> Any:
    player, moment = current_player(), now()
    write(
        lambda session: remove_item(
            session, player=player, section="skills", value=competence, key="competence", now=moment
        )
    )
    return redirect(url_for("backpack.cv_skills"), 303)


def offered(competence: str, level: int, words: Mapping[str, str]) -> list[Offered]:
    """Return the sentences up to a level, the highest first; a sentence with a hole waits for its word."""
    found = next(each for each in load_employer_sentences().competences if each.id == competence)
    return [
        Offered(
            id=f"{part.level}-{index}",
            level=part.level,
            template=template,
            text=filled(template, words),
            needs=tuple(name for name in variables_in(template) if name != OPTIONAL and not words.get(name)),
        )
        for part in reversed(found.levels)
        if part.level <= level
        for index, template in enumerate(part.cv)
    ]


def level_names() -> dict[int, str]:
    """Return the names of the four levels."""
    return {each.level: each.name for each in load_competence_guide().levels}


def _read(typed: Typed, competence: str) -> Skill:
    level: Any = LEVELS.get(request.form.get("level", ""), 0)
    if not level:
        typed.faults["level"] = "Choisis ce qui te ressemble le plus."
    words: dict[str, str] = {name: text for name in load_employer_sentences().variables if (text := typed.line(name))}
    lines = [text for name in LINE_NAMES if (text := typed.line(name))]
    taken = set(request.form.getlist("take"))
    lines += [each.text for each in offered(competence, level, words) if each.id in taken and each.text]
    kept = tuple(dict.fromkeys(lines))
    if len(kept) > LINES_A_COMPETENCE:
        typed.faults["take"] = f"Quatre lignes au plus par compétence. Il y en a {len(kept)}\u00a0: enlève-en."
    return Skill(competence=competence, level=level, lines=kept, words=words)


def _form(
    competence: str,
    values: Mapping[str, Any],
    skill: Skill | None,
    *,
    faults: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    guided = next((each for each in load_competence_guide().competences if each.id == competence), None)
    if guided is None:
        abort(404)
    named = level_names()
    levels = [
        {"value": str(each.level), "label": each.line, "detail": f"Palier {each.level}\u00a0: {named[each.level]}"}
        for each in guided.levels
    ]
    already = {values.get(name, "") for name in LINE_NAMES}
    sentences = offered(competence, skill.level, skill.words) if skill and skill.level else []
    return show(
        "skill",
        status=status,
        name=competence_names()[competence],
        guided=guided,
        levels=levels,
        level_names=named,
        proof=confirming(mine().badges, competence),
        variables=load_employer_sentences().variables,
        rules=load_employer_sentences().rules,
        sentences=[each for each in sentences if each.text not in already],
        line_names=LINE_NAMES,
        skill=skill,
        values=values,
        faults=faults or {},
    )
