"""Queues that change by themselves while somebody writes in them: the page, or its list alone for a script."""

from typing import Any

from flask import Response, make_response, render_template, request

from webapp.content import default_words
from webapp.queries.identity import queue_topic, version_of
from webapp.web.common.access import current_staff
from webapp.web.common.database import reading
from webapp.web.common.regions import is_current, region_answer, unchanged
from webapp.web.common.wording import fill


def is_asked_alone() -> bool:
    """Say whether a script asks for the list alone."""
    return request.method == "GET" and request.headers.get("X-Requested-With") == "elan"


def queue_answer(page: str, part: str, *, status: int, version: int, **shown: Any) -> Response:
    """Answer the page of a queue, or its list. ``version``: read before what is shown."""
    if is_asked_alone():
        return region_answer(fill(render_template(part, **shown), default_words()), version)
    topic = queue_topic(current_staff().public_id)
    html = render_template(page, topic=topic, version=version, me=current_staff(), **shown)
    return make_response(fill(html, default_words()), status)


def queue_version() -> int:
    """Return the version of what waits for whoever asks."""
    return version_of(reading(), queue_topic(current_staff().public_id))


def unchanged_queue() -> Response | None:
    """Answer that nothing changed since the list that a script shows, or None."""
    version = queue_version()
    return unchanged(version) if is_asked_alone() and is_current(version) else None
