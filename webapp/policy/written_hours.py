"""Hours of a day as people write them: 9h-12h30, 13:30-17:00."""

import re
from collections.abc import Sequence
from typing import Final

Spans = list[list[str]]
_SPAN: Final = re.compile(r"(\d{1,2})\s*[h:]\s*(\d{2})?\s*(?:-|–|à|a)\s*(\d{1,2})\s*[h:]\s*(\d{2})?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\s,;/]|et", re.IGNORECASE)


def read_spans(text: str) -> Spans | None:
    """Read the hours of a day; none at all for a day off, None for what cannot be read."""
    spans = [[_clock(first, a), _clock(last, b)] for first, a, last, b in _SPAN.findall(text)]
    rest = _BETWEEN.sub("", _SPAN.sub("", text).replace("de ", ""))
    hours = [hour for span in spans for hour in span]
    is_right = not rest and all(hour <= "24:00" for hour in hours) and hours == sorted(set(hours))
    return spans if is_right else None


def written_spans(spans: Sequence[Sequence[str]]) -> str:
    """Write them back for the form."""
    return ", ".join(f"{first}-{last}" for first, last in spans)


def _clock(hour: str, minute: str) -> str:
    return f"{int(hour):02d}:{minute or '00'}"
