"""JSON as it leaves us."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Document = dict[str, Any]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def instant(at: datetime) -> str:
    """An instant as badges write it: UTC, whole seconds, with its zone."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def ascii_json(document: Mapping[str, Any]) -> str:
    """JSON that survives the readers we know of: ASCII alone, and no brace inside a text.

    One wallet reads baked pictures as Latin-1 and finds the end of the JSON by counting braces.
    """
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
    return _STRING.sub(lambda found: found[0].replace("{", "\\u007b").replace("}", "\\u007d"), text)


def without_empty(document: Mapping[str, Any]) -> Document:
    """The document without members that say nothing."""
    return {name: value for name, value in document.items() if value not in (None, "", [], (), {})}
