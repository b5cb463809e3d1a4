"""One convention for the names of form fields, so that a plain form and the phone's outbox say the same thing.

``payload.answer`` is a text, ``payload.answer[]`` a list, ``payload.answer.key`` and deeper a mapping. The browser's
twin is ``static/js/play/form-data.js``; both read ``tests/steps/form_data.json``.
"""

from collections.abc import Iterable
from typing import Any

PREFIX = "payload."


def payload_from(fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Build the payload of an event from the (name, value) pairs of a form; other fields are left out."""
    payload: dict[str, Any] = {}
    for name, value in fields:
        if name.startswith(PREFIX):
            _put(payload, name.removeprefix(PREFIX), value)
    return payload


def _put(payload: dict[str, Any], path: str, value: str) -> None:
    is_list = path.endswith("[]")
    *parents, last = path.removesuffix("[]").split(".")
    node = payload
    for part in parents:
        child = node.setdefault(part, {})
        if not isinstance(child, dict):
            return
        node = child
    if is_list:
        rows = node.setdefault(last, [])
        if isinstance(rows, list):
            rows.append(value)
    else:
        node[last] = value
