"""Playing under another name or sign."""

import secrets
from typing import Any

from flask import Response, redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.policy.pseudonyms import cleaned_pseudonym, pseudonym_fault, suggestions
from webapp.usecases.errors import PseudonymTaken
from webapp.usecases.joining import change_identity
from webapp.web.account.blueprint import blueprint
from webapp.web.account.page import show
from webapp.web.common.access import current_player, requires
from webapp.web.common.database import write
from webapp.web.common.signs import SIGNS, sign_options


@blueprint.get("/compte/nom")
@requires(Permission.PLAY)
def identity() -> Response:
    player = current_player()
    return _form(player.pseudonym, player.sign)


@blueprint.post("/compte/nom")
@requires(Permission.PLAY)
def change_name() -> Any:
    pseudonym = cleaned_pseudonym(request.form.get("pseudonym", ""))[:60]
    sign = request.form.get("sign", "")
    player = current_player()
    # One's own name is never refused: a counsellor may have made an exception.
    fault = None if pseudonym == player.pseudonym else pseudonym_fault(pseudonym)
    faults = {"pseudonym": fault} if fault else {}
    if sign not in SIGNS:
        faults["sign"] = "Choisis un signe parmi les huit."
    if faults:
        return _form(pseudonym, sign, faults, status=422)
    try:
        write(lambda session: change_identity(session, player=player, pseudonym=pseudonym, sign=sign))
    except PseudonymTaken as error:
        return _form(pseudonym, sign, {"pseudonym": error.text}, status=409)
    return redirect(url_for("account.overview", fait="nom"), 303)


def _form(pseudonym: str, sign: str, faults: dict[str, str] | None = None, *, status: int = 200) -> Response:
    names = suggestions(taken=frozenset(), draw=secrets.randbelow(1_000_000))
    return show(
        "identity",
        pseudonym=pseudonym,
        sign=sign,
        faults=faults or {},
        names=names,
        signs=sign_options(),
        status=status,
    )
