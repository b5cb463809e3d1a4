"""What the pages of the account share: one's own data and the words of the place."""

from functools import partial
from typing import Any

from flask import Response, make_response, render_template

from webapp.content.messages import consent_texts
from webapp.queries.account import Account, account
from webapp.web.common.access import current_player
from webapp.web.common.database import reading
from webapp.web.common.wording import fill_text


def mine() -> Account:
    """Return the account of whoever asks."""
    return account(reading(), current_player())


def show(name: str, *, status: int = 200, **context: Any) -> Response:
    """Show a page of the account."""
    own = mine()
    tell = partial(fill_text, words=own.words)
    html = render_template(
        f"account/{name}.html", account=own, texts=consent_texts(), tell=tell, nav_current="me", **context
    )
    return make_response(html, status)
