"""One youth: where they are, what they sent, the conversation, and what staff did."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from flask import abort, render_template, request

from webapp.policy.permissions import Permission
from webapp.queries.board import BoardPerson, mission_lines
from webapp.queries.conversation import closures_of, conversation_of
from webapp.queries.identity import board_topic, version_of
from webapp.queries.youths import Found, acts_about, requests_of, shared_with_staff, youth_within
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading
from webapp.web.common.opening import answering
from webapp.web.common.regions import is_current, region_answer, unchanged
from webapp.web.common.resume_card import new_token
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.nudges import nudge, nudges
from webapp.web.counsellor.owned import board_now, quest_of


@blueprint.get("/pro/jeunes/<youth>")
@requires(Permission.ACCOMPANY)
def youth(youth: str) -> str:
    return youth_page(own_youth(youth))


@blueprint.get("/pro/jeunes/<youth>/conversation")
@requires(Permission.ACCOMPANY)
def youth_conversation(youth: str) -> Any:
    return _region(youth, "conversation", lambda found: {"said": conversation_of(reading(), found.participant.id)})


@blueprint.get("/pro/jeunes/<youth>/demandes")
@requires(Permission.ACCOMPANY)
def youth_asked(youth: str) -> Any:
    """Show what was asked and sent, as it is now: a colleague may have taken it, the youth may have taken it back."""
    return _region(youth, "youth_asked", _asked)


def _region(youth: str, part: str, shown: Callable[[Found], Mapping[str, Any]]) -> Any:
    """Answer a part of the page of a youth, unless it is what the browser has."""
    found = own_youth(youth)
    version = version_of(reading(), board_topic(found.team.public_id))
    if is_current(version):
        return unchanged(version)
    html = render_template(f"counsellor/parts/{part}.html", youth=found.participant, **shown(found))
    return region_answer(html, version)


def own_youth(public_id: str) -> Found:
    """Return a youth of a cohort that whoever asks follows; a stranger's is a 404."""
    reach = current_reach(Permission.ACCOMPANY)
    found = youth_within(reading(), current_staff().id, reach, public_id)
    if found is None:
        abort(404)
    return found


def youth_page(found: Found, *, typed: str | None = None, fault: str | None = None) -> str:
    """Show the page of a youth, with what was typed if it could not be sent."""
    topic = board_topic(found.team.public_id)
    # Asked for first: what changes meanwhile is fetched once more, and never missed.
    version = version_of(reading(), topic)
    session, quest, person = reading(), quest_of(found.cohort), person_of(found)
    chosen = request.values.get("modele", "")
    return render_template(
        "counsellor/youth.html",
        found=found,
        person=person,
        missions=mission_lines(session, found.cohort, quest, found.participant, local_now=local_now()),
        **_asked(found),
        said=conversation_of(session, found.participant.id),
        acts=acts_about(session, found.participant.id),
        topic=topic,
        version=version,
        nudges=nudges(),
        chosen=chosen,
        typed=typed if typed is not None else nudge(chosen, nudge_words(found, person)) or "",
        fault=fault,
        token=new_token(),
        event_ids=[str(uuid4()) for _ in range(3)],
        answering=answering(closures_of(session, found.cohort.id)),
    )


def _asked(found: Found) -> dict[str, Any]:
    session, quest = reading(), quest_of(found.cohort)
    return {
        "requests": requests_of(session, quest, found.participant.id),
        "own_id": current_staff().public_id,
        "shared": shared_with_staff(session, quest, found.participant.id),
        "lines": quest.help_lines,
    }


def person_of(found: Found) -> BoardPerson:
    """Return the youth's line of the board."""
    people = (each for team in board_now(found.cohort, found.team.public_id) for each in team.people)
    return next(each for each in people if each.public_id == found.participant.public_id)


def nudge_words(found: Found, person: BoardPerson) -> dict[str, str]:
    """Return what a text may say of a youth without asking: nothing that they do not share."""
    place = person.progress.place if person.progress else None
    words = {
        "prenom": found.participant.pseudonym,
        "conseiller": current_staff().name.partition(" ")[0],
        "n": str(max(1, (now() - person.last_at).days)),
        "equipe": f"{found.team.number}",
    }
    return {**words, "mission": place.mission} if place and place.mission else words
