"""One field of a form: whether what was written is enough, and fits."""

import re
from collections.abc import Mapping
from typing import Final

from webapp.steps.answers import is_ticked, part_of, text_of, texts_of
from webapp.steps.form.formula import number_of
from webapp.steps.form.spec import FormField

# A choice whose option begins so leaves room to write one's own.
OTHER: Final = "autre"
OTHER_SUFFIX: Final = "__other"
SHOWN_ONLY: Final = frozenset({"display", "computed"})
LISTS: Final = frozenset({"multi", "multi_all", "members", "list", "badges", "team_signature"})
MAX_DRAWING: Final = 4096
_DRAWING = re.compile(r"M[0-9ML .,-]*")
_TIME = re.compile(r"([01]?\d|2[0-3])\s*[h:]\s*([0-5]\d)?")

MISSING: Final = {
    "choice": "Choisis une réponse.",
    "multi_all": "Il faut tout cocher.",
    "checkbox": "Il faut cocher la case.",
    "signature": "Signe avec ton doigt ou tape tes initiales.",
    "team_signature": "Il manque au moins une signature.",
    "member": "Choisis une personne.",
    "members": "Choisis au moins une personne.",
    "time": "Écris une heure, par exemple 8 h 14.",
    "number": "Écris un nombre.",
}


def fault_in(field: FormField, answer: Mapping[str, object]) -> str | None:
    """Return what is missing or wrong in a field, in words for the player, or None when it is fine."""
    value = answer.get(field.id)
    if field.type in SHOWN_ONLY:
        return None
    if is_blank(field, answer):
        return _missing(field) if field.is_required else None
    if field.expected is not None:
        return None if text_of(value) == field.expected else (field.feedback_ko or "Pas encore. Relis et réessaie.")
    return None if _fits(field, value) else _missing(field)


def is_blank(field: FormField, answer: Mapping[str, object]) -> bool:
    """Say whether nothing was written in a field."""
    value = answer.get(field.id)
    match field.type:
        case "checkbox":
            return not is_ticked(value)
        case "signature":
            return not (text_of(value) or text_of(part_of(value, "typed")) or text_of(part_of(value, "drawn")))
        case "plan_step" | "contact":
            return not any(text_of(part_of(value, part)) for part in field.parts)
        case kind if kind in LISTS:
            return not texts_of(value)
        case _:
            return not text_of(value)


def is_drawing(text: str) -> bool:
    """Say whether a text is a drawn signature: a short path of moves and lines."""
    return len(text) <= MAX_DRAWING and _DRAWING.fullmatch(text) is not None


def _fits(field: FormField, value: object) -> bool:
    match field.type:
        case "text" | "textarea":
            return (field.min or 0) <= len(text_of(value))
        case "number":
            return _is_number_within(field, text_of(value))
        case "time":
            return _TIME.fullmatch(text_of(value)) is not None
        case "multi" | "members" | "badges" | "list":
            return (field.min or 0) <= len(texts_of(value)) <= (field.max or len(texts_of(value)))
        case "multi_all":
            return {option.id for option in field.options} <= set(texts_of(value))
        case "plan_step":
            return all(text_of(part_of(value, part)) for part in field.parts[:2])
        case "contact":
            return _can_be_reached(field, value)
        case _:
            return True


def _is_number_within(field: FormField, text: str) -> bool:
    number = number_of(text)
    if number is None:
        return False
    return (field.min is None or number >= field.min) and (field.max is None or number <= field.max)


def _can_be_reached(field: FormField, value: object) -> bool:
    """A name comes first; any one of the other parts is a way to be reached."""
    name, *ways = field.parts or ("",)
    return bool(text_of(part_of(value, name))) and any(text_of(part_of(value, way)) for way in ways)


def _missing(field: FormField) -> str:
    return field.feedback_ko or _bounds(field) or MISSING.get(field.type, "Il manque quelque chose ici.")


def _bounds(field: FormField) -> str:
    match field.type:
        case "number" if field.min is not None and field.max is not None:
            return f"Un nombre entre {field.min} et {field.max}."
        case "multi" if field.min and field.max:
            return f"Choisis entre {field.min} et {field.max} réponses."
        case "multi" | "list" if field.min:
            return f"Il en faut au moins {field.min}."
        case "multi" if field.max:
            return f"Pas plus de {field.max} réponses."
        case _:
            return ""
