"""What some kinds need besides their content: a team's fragments, a vote's tally, the free slots."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.queries.appointments import appointment_of, free_slots
from webapp.queries.recalls import articles_of, earlier_vote, star_story
from webapp.queries.standing import Standing
from webapp.quest.facts import ANSWER, Facts, join_all, register_value
from webapp.quest.fragments import deal
from webapp.quest.votes import ballots_in, count_ballots, current_round, guess_round, late_voters
from webapp.steps.judge import JUDGE
from webapp.steps.scene.escape import escape_extra
from webapp.store.decisions import closings, dealing
from webapp.store.models import Upload

Extra = dict[str, Any]


def extra_of(session: Session, standing: Standing, step: Any, facts: Facts, *, is_done: bool) -> Extra:
    """Return the extra state of a step, by its kind; most need none."""
    builder = _BUILDERS.get(step.kind)
    extra = builder(session, standing, step, facts) if builder else {}
    return extra | answer_of(step, is_done=is_done)


def needs_more(step: Any) -> bool:
    """Say whether the kind needs more than the player's own facts."""
    return step.kind in _BUILDERS


def answer_of(step: Any, *, is_done: bool) -> Extra:
    """Return the answer as authors want it shown, once it was found."""
    return {"answer_display": step.answer_display} if is_done and hasattr(step, "answer_display") else {}


def _members(standing: Standing) -> list[dict[str, str]]:
    return [{"public_id": mate.public_id, "pseudonym": mate.pseudonym, "sign": mate.sign} for mate in standing.mates]


def _names(standing: Standing) -> dict[str, str]:
    return {mate.public_id: mate.pseudonym for mate in standing.mates}


def _team_code(session: Session, standing: Standing, step: Any, facts: Facts) -> Extra:
    me = standing.player.public_id
    record = dealing(session, standing.player.team_id, step.id)
    ids = [fragment.id for fragment in step.fragments]
    hands: Mapping[str, Any] = record.hands if record and me in record.hands else deal(ids, [me])
    texts = {fragment.id: fragment.text for fragment in step.fragments}
    names = _names(standing)
    others = record.hands if record else {}
    return {
        "fragments": [{"id": each, "text": texts[each]} for each in hands[me]],
        "holders": [
            {"pseudonym": names[member], "count": len(held)}
            for member, held in others.items()
            if member != me and member in names
        ],
        "solved_by_team": facts.is_solved,
    }


def _vote(session: Session, standing: Standing, step: Any, facts: Facts) -> Extra:
    if step.scope != "team":
        alone: Extra = {"rounds": _round_words(standing, step), "is_closed": False, "tally": {}, "outcome": {}}
        return alone | ({"earlier": earlier_vote(standing, step)} if step.compared_with else {})
    rounds = JUDGE.rounds(step)
    closed = {name: row for (key, name), row in closings(session, standing.player.team_id).items() if key == step.id}
    options = [option.id for option in step.options]
    current = current_round(rounds, closed)
    ballots = ballots_in(standing.team.members, step.id, current) if current else {}
    me = standing.player.public_id
    return {
        "rounds": _round_words(standing, step),
        "current": current,
        "voted": len(ballots),
        "members": len(standing.mates),
        "is_closed": current is None,
        "tally": {name: dict(count_ballots(options, row.counted).counts) for name, row in closed.items()},
        "outcome": {name: list(row.outcome) for name, row in closed.items()},
        "late": any(
            me in late_voters(ballots_in(standing.team.members, step.id, name), row.counted)
            for name, row in closed.items()
        ),
    }


def _round_words(standing: Standing, step: Any) -> list[dict[str, Any]]:
    if step.rounds_from:
        names = _names(standing)
        return [
            {"id": each.id, "pseudonym": names[each.id], "sentences": [text for _, text in each.sentences]}
            for each in _guess_rounds(standing, step)
            if each.id in names
        ]
    return [{"id": statement.id, "text": statement.text} for statement in step.statements] or [
        {"id": "r1", "text": step.question}
    ]


def _guess_rounds(standing: Standing, step: Any) -> list[Any]:
    """Mix the three sentences of each other member who wrote some; the wish ("futur") is what is to be guessed."""
    options = [option.id for option in step.options]
    found = []
    for member in standing.team.members:
        answer = register_value(member.about(step.rounds_from), ANSWER)
        if member.id == standing.player.public_id or not isinstance(answer, dict):
            continue
        sentences = [str(answer.get(name, "")) for name in ("vrai1", "vrai2", "futur")]
        if all(sentences):
            found.append(guess_round(member.id, sentences, 2, options))
    return found


def _form(session: Session, standing: Standing, step: Any, facts: Facts) -> Extra:
    return {
        "members": _members(standing),
        "prefills": prefills(standing, step) | _promised(session, standing, step),
        "badges": [],
        "articles": articles_of(standing, step),
    }


def _promised(session: Session, standing: Standing, step: Any) -> dict[str, str]:
    """Return the appointment in words, for the fields that show it, once there is one."""
    shown = [field.id for field in step.fields if field.prefill == "rendez_vous"]
    booked = appointment_of(session, standing) if shown else None
    return dict.fromkeys(shown, f"{booked.day}, {booked.time}") if booked else {}


def prefills(standing: Standing, step: Any) -> dict[str, str]:
    """Return what is already known of a form's fields; a text of the author fills itself in."""
    wanted = {field.id: field.prefill for field in step.fields if field.prefill}
    return {name: _known(standing, source) for name, source in wanted.items()}


def _known(standing: Standing, source: str) -> str:
    if source == "nom_jeu":
        return standing.player.pseudonym
    if source == "star":
        return star_story(standing)
    return source if "{{" in source else ""


def _appointment(session: Session, standing: Standing, step: Any, facts: Facts) -> Extra:
    booked = appointment_of(session, standing)
    return {
        "slots": [slot.as_json() for slot in free_slots(session, standing.player.cohort_id, now=standing.local_now)],
        "booked": booked.as_json() if booked else None,
    }


def _scene(session: Session, standing: Standing, step: Any, facts: Facts) -> Extra:
    """Show the room as it is now: the rooms of one escape share what was done and what is carried."""
    steps = [other for other in standing.quest.steps() if other.kind == "scene" and other.escape == step.escape]
    marks = join_all(standing.view.facts(each) for each in steps).marks
    left = [each.id for each in steps if standing.view.facts(each).is_skipped and standing.view.is_step_done(each)]
    return escape_extra(step, steps, marks, left)


def _upload(session: Session, standing: Standing, step: Any, facts: Facts) -> Extra:
    rows = session.scalars(
        select(Upload).where(Upload.participant_id == standing.player.id, Upload.step == step.id).order_by(Upload.id)
    )
    return {"uploads": [{"id": row.public_id, "media_type": row.media_type} for row in rows]}


def _service_card(session: Session, standing: Standing, step: Any, facts: Facts) -> Extra:
    return {"level": standing.services.get(step.service)}


_BUILDERS: Mapping[str, Callable[[Session, Standing, Any, Facts], Extra]] = {
    "team_code": _team_code,
    "vote": _vote,
    "form": _form,
    "appointment": _appointment,
    "scene": _scene,
    "upload": _upload,
    "hunt": _upload,
    "service_card": _service_card,
}
