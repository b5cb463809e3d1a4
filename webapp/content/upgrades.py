"""Brings the files of authors from the format they were written in to today's.

An upgrade changes the plain data of a quest from one format to the next. Once released it is never edited. There is
one format so far, hence no upgrade.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from webapp.content.sources import Sources

CURRENT_FORMAT: Final = 1

Upgrade = Callable[[dict[str, Any]], None]

# format -> what brings it to the next one
UPGRADES: Final[Mapping[int, Upgrade]] = {}


def upgraded(sources: Sources, upgrades: Mapping[int, Upgrade] = UPGRADES, current: int = CURRENT_FORMAT) -> None:
    """Bring the data of a quest to today's format, or note that nothing knows how."""
    written = sources.data.pop("format", None)
    if not isinstance(written, int):
        sources.blame(("format",), f"Il manque « format: {current} » : dans quel format ce contenu est-il écrit ?")
        return
    if written > current:
        sources.blame(("format",), f"Format {written} : ce contenu est plus récent que ce logiciel (format {current}).")
        return
    for step in range(written, current):
        if step not in upgrades:
            sources.blame(("format",), f"Le format {written} n’est plus lu.")
            return
        upgrades[step](sources.data)
