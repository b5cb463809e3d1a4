"""How people are spoken to: nobody's gender is guessed, nothing is written that cannot be read aloud."""

import re
from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_text
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step

# Written for the staff, or about the characters: agreement with a player cannot happen there.
STAFF_FIELDS: Final = frozenset(
    {"facilitator_note", "accessibility", "staff_note", "staff_guidelines", "solo_fallback", "art", "principles"}
)

_ABOUT_YOU: Final = re.compile(
    r"\b[Tt]u (?:es|seras|étais|t’es) (?:bien |très |déjà |un peu |tout |trop )?"
    r"(?:prêt|content|fier|arrivé|venu|perdu|embauché|seul|sûr|nouveau|bloqué|fatigué|motivé|inscrit|accompagné"
    r"|protégé|couvert|allé|parti|resté|capable de rien|doué|assis|concerné|payé)\b"
)
_ABOUT_ALL: Final = re.compile(
    r"\b[Vv]ous êtes (?:tous |bien |déjà )?(?:prêts|contents|fiers|embauchés|seuls|arrivés|tous|montés|perdus|sûrs)\b"
)
_UNREADABLE: Final = re.compile(r"\w·\w|\b\w+\((?:e|es|ne|trice)\)|\b\w+é\.e\b|\bil/elle\b|\biel\b", re.IGNORECASE)


def nobodys_gender_is_guessed(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """No adjective agrees with the player."""
    for loc, text in each_text(quest):
        if STAFF_FIELDS.isdisjoint(loc):
            for pattern in (_ABOUT_YOU, _ABOUT_ALL):
                if found := pattern.search(text):
                    yield loc, f"« {found.group()} » s’accorde avec la personne qui joue. Tourne la phrase autrement."


def words_can_be_read_aloud(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """No middle dot, no ending in parentheses: a voice cannot say them."""
    for loc, text in each_text(quest):
        for found in unreadable(text):
            yield loc, f"« {found} » ne se lit pas à voix haute."


def unreadable(text: str) -> Iterator[str]:
    """Yield what a voice cannot say."""
    yield from (found.group() for found in _UNREADABLE.finditer(text))


CHECKS: Final = (nobodys_gender_is_guessed, words_can_be_read_aloud)
