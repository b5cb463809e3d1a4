"""Acts that are not answers: clocking in, warning of an absence, thanking, marking a service, asking for help."""

import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.own_requests import own_requests
from webapp.usecases.asking import Asked, HelpKind, ask_for_help
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.errors import answer
from webapp.web.common.wording import fill
from webapp.web.play.door import submit
from webapp.web.play.game import quest, words

blueprint = Blueprint("acts", __name__)
HELP_KINDS: dict[str, HelpKind] = {
    "call_me": "call_me",
    "stuck": "stuck",
    "question": "question",
    "technical": "technical",
}


@blueprint.post("/jeu/acte")
@requires(Permission.PLAY)
def act() -> Any:
    outcome = submit("", request.form.get("key", ""))
    if outcome.reason:
        return answer("Ça n’est pas passé", outcome.reason, 422)
    return redirect(local_path(request.form.get("back")), 303)


@blueprint.get("/jeu/aide")
@requires(Permission.PLAY)
def help_page() -> str:
    page = render_template(
        "play/help.html",
        lines=quest().help_lines,
        sent=request.args.get("envoye"),
        asked=own_requests(reading(), current_player().id),
    )
    return fill(page, words())


@blueprint.post("/jeu/aide/appel")
@requires(Permission.PLAY)
def call_me() -> Any:
    player, moment = current_player(), now()
    kind = HELP_KINDS.get(request.form.get("kind", ""), "call_me")
    typed = request.form.get("words", "").strip()[:1000] or None
    asked = Asked(public_id=secrets.token_hex(16), kind=kind, words=typed)
    write(lambda session: ask_for_help(session, player=player, asked=asked, now=moment))
    return redirect(url_for("acts.help_page", envoye=kind), 303)


def local_path(path: str | None) -> str:
    """Return a path of ours, or the page of the day: a link never sends anybody elsewhere."""
    parts = urlsplit(path or "")
    is_local = path is not None and path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if path and is_local and not parts.netloc and not parts.scheme else url_for("today.show")
