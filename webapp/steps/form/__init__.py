"""A form of the game: pilot's card, contract, planning, budget, CV, plan."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.finishing import is_answered
from webapp.steps.form.fields import OTHER
from webapp.steps.form.formula import terms_of
from webapp.steps.form.grading import check, grade
from webapp.steps.form.spec import FormField, FormStep
from webapp.steps.kind import Kind
from webapp.steps.showing import shown_in_common, shown_options

PART_LABELS: Final[Mapping[str, str]] = {
    "quoi": "Quoi ?",
    "quand": "Quand ?",
    "avec_qui": "Avec qui ?",
    "nom": "Prénom et nom",
    "telephone": "Téléphone",
    "mail": "Mail",
}
ROWS_SHOWN: Final = 3
# What is already known is written as a variable of the place or of the person.
PREFILLS: Final[Mapping[str, str]] = {
    "nom_jeu": "{{nom_jeu}}",
    "rendez_vous": "{{rdv_date}}",
}
# What an earlier step left on the phone, and the id of that step: only the phone can read its words.
DEVICE_PREFILLS: Final[Mapping[str, str]] = {"trajet_j2": "j02-m3-s4"}


def public(step: FormStep) -> dict[str, Any]:
    """Return what the browser may know of a form: the questions, never what is expected."""
    return {
        **shown_in_common(step),
        "context": step.context,
        "example": step.example,
        "submit": step.submit,
        "document": step.document,
        "is_signed_together": any(field.type == "team_signature" for field in step.fields),
        "layout": step.layout,
        "sharing": step.sharing,
        "thanks": step.thanks is not None,
        "fields": [_shown_field(field) for field in step.fields],
        "days": _days(step) if step.layout == "planning" else [],
    }


def solution(step: FormStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Fill in every required field, and rightly those that have a key."""
    if step.keeps == "device":
        return [(EventType.STEP_ANSWERED, {})]
    wanted = [field for field in step.fields if field.is_required or field.expected is not None]
    return [(EventType.STEP_ANSWERED, {"answer": {field.id: _filled(field) for field in wanted}})]


def _shown_field(field: FormField) -> dict[str, Any]:
    prefill = field.prefill or ""
    return {
        "id": field.id,
        "label": field.label.removesuffix(" (facultatif)"),
        "type": field.type,
        "is_required": field.is_required,
        "min": field.min,
        "max": field.max,
        "options": shown_options(field.options),
        "other": next((option.id for option in field.options if option.id.startswith(OTHER)), None),
        "suggestions": list(field.suggestions),
        "sets": dict(field.sets),
        "parts": [{"id": part, "label": PART_LABELS.get(part, part)} for part in field.parts],
        "prefill": PREFILLS.get(prefill, prefill if "{{" in prefill else ""),
        "prefill_from": DEVICE_PREFILLS.get(prefill),
        "terms": [{"sign": sign, "field": name} for sign, name in terms_of(field.formula or "")],
        "rows": max(ROWS_SHOWN, field.min or 1) if field.type in ("list", "team_signature") else 0,
    }


def _days(step: FormStep) -> list[dict[str, Any]]:
    """Gather the half-days of a planning by day: « Lundi matin » is the « matin » of « Lundi »."""
    days: dict[str, list[dict[str, str]]] = {}
    for field in step.fields:
        day, _, moment = field.label.partition(" ")
        days.setdefault(day, []).append({"field": field.id, "moment": moment})
    return [{"day": day, "moments": moments} for day, moments in days.items()]


def _filled(field: FormField) -> object:
    match field.type:
        case "choice":
            return field.expected or next(option.id for option in field.options)
        case "multi":
            return [option.id for option in field.options[: field.min or 1]]
        case "multi_all":
            return [option.id for option in field.options]
        case "number":
            return str(field.min or 0)
        case "time":
            return "08:14"
        case "checkbox":
            return "yes"
        case "signature":
            return {"typed": "AB"}
        case "plan_step" | "contact":
            return dict.fromkeys(field.parts, "demain")
        case "list" | "team_signature" | "members" | "badges":
            return ["Bonjour", "Salam", "Ciao"][: max(1, field.min or 1)]
        case _:
            return field.expected or _words_for(field)


def _words_for(field: FormField) -> str:
    """Words as a robot writes them: the first idea, or a few that fit anywhere."""
    idea = field.suggestions[0] if field.suggestions else "À voir ensemble"
    return idea if len(idea) <= (field.max or len(idea)) else "Oui."


KIND: Final = Kind(
    name="form",
    spec=FormStep,
    events=frozenset({EventType.STEP_ANSWERED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_answered,
    public=public,
    solution=solution,
)
