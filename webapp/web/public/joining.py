"""Joining: what the app keeps, what one agrees to, a name and a sign, a card. Nothing is written before the end."""

import secrets
from functools import partial
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.content.messages import consent_texts
from webapp.policy.permissions import Permission
from webapp.policy.pseudonyms import suggestions
from webapp.policy.sessions import token_hash
from webapp.queries.cards import HeldCard
from webapp.queries.invitation import Invitation
from webapp.usecases.errors import JoinClosed, PseudonymTaken, TeamFull
from webapp.usecases.joining import Joined, Newcomer, join
from webapp.web.common.access import current_actor, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.common.personal_cards import drop_card, held_card
from webapp.web.common.purposes import purpose_options
from webapp.web.common.resume_card import card_from, derived, hash_of
from webapp.web.common.security import set_session
from webapp.web.common.signs import sign_options
from webapp.web.common.wording import fill_text
from webapp.web.public.blueprint import blueprint
from webapp.web.public.door_form import AGE_OPTIONS, AGES, DoorForm, read_door_form
from webapp.web.public.welcome import invited

CHOICES, IDENTITY = "choices", "identity"
# What is kept, what one agrees to, a name: one screen each.
SCREENS = 3


@blueprint.get("/r/<code>")
@requires(Permission.VISIT)
def join_page(code: str) -> Any:
    found = _open_door(code)
    if isinstance(found, Response):
        return found
    if current_actor().is_participant:
        return _page("busy", found)
    number = request.args.get("ecran", "1")
    if number == "2":
        return _choices(found, read_door_form())
    if number != "1":
        return redirect(url_for("public.join_page", code=found.code))
    return _page("consent", found)


@blueprint.post("/r/<code>")
@requires(Permission.VISIT)
def join_now(code: str) -> Any:
    found = _open_door(code, is_replay=request.form.get("part") == IDENTITY)
    if isinstance(found, Response):
        return found
    form = read_door_form()
    if fault := form.choice_fault():
        return _choices(found, form, fault, status=422)
    if request.form.get("part") != IDENTITY:
        return _identity(found, form)
    if faults := form.faults():
        return _identity(found, form, faults, status=422)
    return _let_in(found, form)


@blueprint.get("/r/<code>/sans-app")
@requires(Permission.VISIT)
def without_app(code: str) -> Any:
    return _reading_page("without_app", code)


@blueprint.get("/r/<code>/parents")
@requires(Permission.VISIT)
def for_parents(code: str) -> Any:
    return _reading_page("parents", code)


@blueprint.get("/r/<code>/tes-droits")
@requires(Permission.VISIT)
def rights(code: str) -> Any:
    return _reading_page("rights", code)


def _open_door(code: str, *, is_replay: bool = False) -> Invitation | Response:
    """Return the invitation if one may still come in; a form sent twice is looked at by the use case."""
    found = invited(code)
    if isinstance(found, Invitation) and not is_replay and held_card(found.cohort_id) is None:
        if found.is_shut:
            raise JoinClosed
        if found.is_full:
            raise TeamFull
    return found


def _let_in(found: Invitation, form: DoorForm) -> Any:
    """Give a place. Everything slow or random is made before the transaction, from the form's token."""
    card, session_token = card_from(form.token), derived("session", form.token).hex()
    held = held_card(found.cohort_id)
    newcomer = _newcomer(form, held, resume_hash=hash_of(card.words), session_token=session_token)
    if current_actor().participant not in (None, newcomer.public_id):
        return _page("busy", found, status=409)
    moment = now()
    try:
        joined: Joined = write(lambda session: join(session, code=found.code, newcomer=newcomer, now=moment))
    except PseudonymTaken as error:
        return _identity(found, form, {"pseudonym": error.text}, status=409)
    page = _page("joined", found, card=card, joined=joined, is_minor=newcomer.is_minor)
    return drop_card(set_session(page, session_token))


@blueprint.post("/r/<code>/sans-carte")
@requires(Permission.VISIT)
def not_my_card(code: str) -> Response:
    """Somebody else held a card in this browser: come in without it."""
    return drop_card(make_response(redirect(url_for("public.join_page", code=code), 303)))


def _newcomer(form: DoorForm, held: HeldCard | None, *, resume_hash: bytes, session_token: str) -> Newcomer:
    return Newcomer(
        public_id=derived("participant", form.token).hex()[:32],
        pseudonym=form.pseudonym,
        sign=form.sign,
        is_minor=AGES.get(form.age),
        consents=form.consents,
        text_version=consent_texts().version,
        resume_hash=resume_hash,
        token_hash=token_hash(session_token),
        card=held.public_id if held else None,
    )


def _choices(found: Invitation, form: DoorForm, error: str | None = None, *, status: int = 200) -> Response:
    options = purpose_options(found.words)
    return _page("choices", found, form=form, options=options, error=error, number=2, status=status)


def _identity(
    found: Invitation, form: DoorForm, faults: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    names = suggestions(taken=found.taken, draw=secrets.randbelow(1_000_000))
    return _page(
        "identity", found, form=form, faults=faults or {}, names=names, signs=sign_options(), ages=AGE_OPTIONS,
        number=SCREENS, status=status,
    )  # fmt: skip


def _reading_page(name: str, code: str) -> Response:
    found = invited(code)
    return found if isinstance(found, Response) else _page(name, found)


def _page(name: str, found: Invitation, *, status: int = 200, **context: Any) -> Response:
    texts = consent_texts()
    tell = partial(fill_text, words=found.words)
    html = render_template(
        f"public/{name}.html",
        texts=texts,
        tell=tell,
        invitation=found,
        total=SCREENS,
        held=held_card(found.cohort_id),
        **context,
    )
    return make_response(html, status)
