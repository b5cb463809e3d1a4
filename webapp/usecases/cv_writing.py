"""Writing a CV, one section at a time: each form that is sent is kept at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from webapp.store.models import CvSection, Participant
from webapp.store.players import Player
from webapp.usecases.errors import Refused

MAX_ITEMS: Final = 20


class TooMany(Refused):
    """A CV that nobody would read."""

    title = "La liste est pleine"
    text = "Vingt lignes, c’est déjà beaucoup pour un CV. Retires-en une avant d’en ajouter."


def keep_section(session: Session, *, player: Player, section: str, content: Mapping[str, Any], now: datetime) -> None:
    """Keep a section in the place of what it was."""
    _lock(session, player)
    _write(session, player, section, dict(content), now)


def fill_empty(session: Session, *, player: Player, sections: Mapping[str, Mapping[str, Any]], now: datetime) -> int:
    """Fill sections of which nothing is kept yet, or only an empty list; return how many."""
    _lock(session, player)
    kept = {name: session.get(CvSection, (player.id, name)) for name in sections}
    filled = [
        name for name, row in kept.items() if row is None or not (row.content.get("items") or row.content.get("target"))
    ]
    for name in filled:
        _write(session, player, name, dict(sections[name]), now)
    return len(filled)


def forget_section(session: Session, *, player: Player, section: str) -> bool:
    """Forget a section; say whether there was something."""
    _lock(session, player)
    kept = session.get(CvSection, (player.id, section))
    if kept is not None:
        session.delete(kept)
    return kept is not None


def keep_item(
    session: Session, *, player: Player, section: str, item: Mapping[str, Any], key: str = "id", now: datetime
) -> None:
    """Keep one thing of a list: in the place of the one with the same key, or at the end."""
    _lock(session, player)
    items = _items(session, player, section)
    places = [index for index, each in enumerate(items) if each[key] == item[key]]
    if not places and len(items) >= MAX_ITEMS:
        raise TooMany
    for index in places[:1]:
        items[index] = dict(item)
    _write(session, player, section, {"items": items if places else [*items, dict(item)]}, now)


def remove_item(session: Session, *, player: Player, section: str, value: str, key: str = "id", now: datetime) -> bool:
    """Remove one thing of a list; say whether it was there."""
    _lock(session, player)
    items = _items(session, player, section)
    left = [each for each in items if each[key] != value]
    if len(left) < len(items):
        _write(session, player, section, {"items": left}, now)
    return len(left) < len(items)


def _lock(session: Session, player: Player) -> None:
    """Let the two phones of one person write in turn."""
    session.get_one(Participant, player.id, with_for_update=True)


def _items(session: Session, player: Player, section: str) -> list[dict[str, Any]]:
    kept = session.get(CvSection, (player.id, section))
    items: Sequence[dict[str, Any]] = kept.content["items"] if kept else ()
    return list(items)


def _write(session: Session, player: Player, section: str, content: dict[str, Any], now: datetime) -> None:
    kept = session.get(CvSection, (player.id, section))
    if kept is None:
        session.add(CvSection(participant_id=player.id, section=section, content=content, updated_at=now))
    else:
        kept.content, kept.updated_at = content, now
    session.flush()
