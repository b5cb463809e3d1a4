"""The authors' texts that staff may send, with the words that are known put in; what is not known is left to write."""

import re
from collections.abc import Mapping
from typing import Final

from webapp.content.library import load_messages
from webapp.quest.messages import Reminder
from webapp.web.common.wording import fill_text

# A place that is left to write stands alone; « voilà… » is a way to end a sentence.
_LEFT_TO_WRITE: Final = re.compile(r"(?<!\S)…")


def nudges() -> tuple[Reminder, ...]:
    """Return the texts to choose from."""
    return load_messages().reminders


def nudge(name: str, words: Mapping[str, str]) -> str | None:
    """Return a text ready to be edited, or None if there is no such text."""
    found = next((each for each in nudges() if each.id == name), None)
    return None if found is None else fill_text(found.text, words)


def is_unfinished(text: str) -> bool:
    """Say whether a text that began as one of the authors' still has a place that is left to write."""
    return _LEFT_TO_WRITE.search(text) is not None
