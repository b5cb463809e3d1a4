"""Those who are expected: a list typed or brought by a file, and cards without a name. What is typed is never lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import request

from webapp.policy.first_names import LineFault, UnreadableList, decoded, plain_list, read_names
from webapp.usecases.gathering import NewCard
from webapp.web.common.personal_cards import words_hash, words_of_card

CARDS: Final = range(121)
LONGEST_FILE: Final = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesForm:
    """What was typed; ``names`` holds the file's lines too, so that they can be put right on the page."""

    names: str = ""
    unnamed: str = ""
    file_fault: str | None = None

    def faults(self, teams: int) -> dict[str, str]:
        """Say what is wrong, field by field."""
        found = {
            "names": "Des lignes sont à corriger." if self.line_faults(teams) else None,
            "file": self.file_fault,
            "unnamed": None if self._unnamed() is not None else f"De {CARDS[0]} à {CARDS[-1]} cartes.",
        }
        return {name: fault for name, fault in found.items() if fault}

    def fault_of_nothing(self) -> dict[str, str]:
        """Say that nothing was asked for, where something has to be."""
        is_nothing = not self.names.strip() and not self._unnamed()
        return {"names": "Écrivez au moins un prénom, ou un nombre de cartes sans prénom."} if is_nothing else {}

    def line_faults(self, teams: int) -> tuple[LineFault, ...]:
        """Say which lines cannot be read, and why."""
        return read_names(self.names, teams=teams)[1]

    def cards(self, teams: int, public_id: Callable[[str], str]) -> list[NewCard]:
        """Make a card for each; ``public_id`` turns a name into an id that the same form gives again."""
        people = [(each.first_name, each.team) for each in read_names(self.names, teams=teams)[0]]
        people += [("", None)] * (self._unnamed() or 0)
        ids = [public_id(f"card {number} {first_name}") for number, (first_name, _) in enumerate(people)]
        return [
            NewCard(
                public_id=card, words_hash=words_hash(words_of_card(card)), first_name=first_name or None, team=team
            )
            for card, (first_name, team) in zip(ids, people, strict=True)
        ]

    def _unnamed(self) -> int | None:
        written = self.unnamed or "0"
        return int(written) if written.isdecimal() and int(written) in CARDS else None


def read_names_form() -> NamesForm:
    """Read what was sent; the lines of the file go under those that were typed."""
    typed = request.form.get("names", "")[:8000].replace("\r\n", "\n").strip("\n")
    unnamed = request.form.get("unnamed", "").strip()[:5]
    file = request.files.get("file")
    if file is None or not file.filename:
        return NamesForm(names=typed, unnamed=unnamed)
    try:
        brought = plain_list(decoded(file.read(LONGEST_FILE)))
    except UnreadableList as error:
        return NamesForm(names=typed, unnamed=unnamed, file_fault=str(error))
    return NamesForm(names="\n".join(part for part in (plain_list(typed), brought) if part), unnamed=unnamed)
