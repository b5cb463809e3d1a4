"""What the pages of the CV share: one's own CV, read once a request, and what lists offer."""

from typing import Any

from flask import Response, g, make_response, render_template

from webapp.content.studio import load_skills_studio
from webapp.queries.cv import OwnCv, own_cv
from webapp.web.common.access import current_player
from webapp.web.common.database import reading
from webapp.web.common.security import config

Options = list[dict[str, str]]


def mine() -> OwnCv:
    """Return the CV of whoever asks."""
    session = reading()
    known: tuple[Any, OwnCv] | None = g.get("own_cv")
    if known is None or known[0] is not session:
        g.own_cv = (session, own_cv(session, current_player(), origin=config().public_url))
    found: OwnCv = g.own_cv[1]
    return found


def show(page: str, *, status: int = 200, **context: Any) -> Response:
    """Show a page of the CV."""
    html = render_template(
        f"backpack/cv/{page}.html", own=mine(), draft=mine().draft, nav_current="notebook", **context
    )
    return make_response(html, status)


def kinds() -> dict[str, str]:
    """Return the kinds of experiences, as the studio names them, with plain work first."""
    named = {each.id: each.name for each in load_skills_studio().tell.experiences}
    return {"emploi": "Emploi, alternance, intérim", **named}


def options(named: dict[str, str]) -> Options:
    """Return choices for a list of options."""
    return [{"value": value, "label": label} for value, label in named.items()]


def choices(table: Any) -> Options:
    """Return choices from a table of words of the CV, in French."""
    return options({value: label[:1].upper() + label[1:] for value, label in table["fr"].items()})
