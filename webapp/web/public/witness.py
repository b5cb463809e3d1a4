"""What a witness reads and answers: no account, no cookie, and nothing but what is to be confirmed."""

from typing import Any

from flask import Response, make_response, render_template, request

from webapp.content import load_quest
from webapp.content.achievements import load_competence_guide
from webapp.content.studio import load_skills_studio
from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.queries.studio import WitnessView, witness_by
from webapp.usecases.witnessing import LinkClosed, Testimony, testify
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.public.blueprint import blueprint

MOST = 1000
NO_CHOICE = "Dites si vous l’avez vu ou non."
NO_NAME = "Écrivez votre nom : une confirmation sans nom ne sert à personne."
NO_ROLE = "Écrivez en quelques mots qui vous êtes : tuteur, cheffe d’équipe, bénévole…"
NO_ANSWER = "Une phrase suffit : ce que vous avez vu, précisément."


@blueprint.get("/temoin/<token>")
@requires(Permission.VISIT)
def witness(token: str) -> Response:
    return _form(_asked(token), token, {})


@blueprint.post("/temoin/<token>")
@requires(Permission.VISIT)
def witness_now(token: str) -> Any:
    asked, moment = _asked(token), now()
    faults = _faults()
    if faults:
        return _form(asked, token, faults, status=422)
    said = Testimony(
        has_seen=request.form["seen"] == "yes",
        name=_typed("name")[:120],
        role=_typed("role")[:120],
        answers={name: text for name in ("q1", "q2", "q3") if (text := _typed(name))},
        indicators=[text for text in request.form.getlist("indicators") if text in _indicators(asked)],
    )
    write(lambda session: testify(session, token_hash=token_hash(token), said=said, now=moment))
    return _bare(make_response(render_template("public/witness_thanks.html", asked=asked)))


def _asked(token: str) -> WitnessView:
    found = witness_by(reading(), token_hash(token), now=now())
    if found is None:
        raise LinkClosed
    return found[0]


def _faults() -> dict[str, str]:
    """Say what is missing; somebody who saw nothing owes no words."""
    seen = request.form.get("seen")
    faults = {} if seen in ("yes", "no") else {"seen": NO_CHOICE}
    if seen == "yes":
        wanted = {"name": NO_NAME, "role": NO_ROLE, "q2": NO_ANSWER}
        faults |= {name: message for name, message in wanted.items() if not _typed(name)}
    return faults


def _indicators(asked: WitnessView) -> list[str]:
    guide = next(each for each in load_competence_guide().competences if each.id == asked.competence)
    return [text for level in guide.levels if level.level == max(asked.level, 2) for text in level.indicators]


def _form(asked: WitnessView, token: str, faults: dict[str, str], *, status: int = 200) -> Response:
    page = render_template(
        "public/witness.html",
        asked=asked,
        token=token,
        faults=faults,
        typed=request.form,
        ticked=request.form.getlist("indicators"),
        competence=next(each.name for each in load_quest().competences if each.id == asked.competence),
        indicators=_indicators(asked),
        questions=[text.replace("{{prenom}}", asked.known_as) for text in load_skills_studio().prove.witness.questions],
        most=MOST,
    )
    return _bare(make_response(page, status))


def _bare(response: Response) -> Response:
    """Keep the page out of search engines."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()[:MOST]
