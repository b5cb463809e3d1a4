"""The links of e-mails: confirming an address, or having it forgotten. Looking at the page changes nothing."""

from typing import Any

from flask import render_template

from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.queries.notices import email_by_link
from webapp.usecases.mailing import UnknownLetter, confirm_email, forget_by_link
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.public.blueprint import blueprint


@blueprint.get("/courriel/<token>")
@requires(Permission.VISIT)
def email_link(token: str) -> str:
    return email_page(token)


@blueprint.post("/courriel/<token>")
@requires(Permission.VISIT)
def confirm_address(token: str) -> Any:
    kept, moment = token_hash(token), now()
    write(lambda session: confirm_email(session, token_hash=kept, now=moment))
    return email_page(token)


@blueprint.post("/courriel/<token>/arreter")
@requires(Permission.VISIT)
def stop_letters(token: str) -> Any:
    kept = token_hash(token)
    write(lambda session: forget_by_link(session, token_hash=kept))
    return render_template("public/email_link.html", token=token, state="forgotten")


def email_page(token: str) -> str:
    """Return the page of a link, as the address stands now."""
    is_confirmed = email_by_link(reading(), token_hash(token))
    if is_confirmed is None:
        raise UnknownLetter
    return render_template("public/email_link.html", token=token, state="confirmed" if is_confirmed else "asked")
