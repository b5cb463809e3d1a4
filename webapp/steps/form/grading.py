"""Grading a form: fields with an expected answer are compared, the others only have to be there."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import is_too_long, part_of, text_of, texts_of
from webapp.steps.form.fields import OTHER_SUFFIX, SHOWN_ONLY, fault_in, is_blank, is_drawing
from webapp.steps.form.formula import number_of, total_of, written
from webapp.steps.form.spec import FormField, FormStep

Answer = Mapping[str, object]
UNREADABLE: Final = "Ta réponse n’est pas arrivée entière. Recommence cette étape : ce que tu as écrit est encore là."
STAYS: Final = "Ces réponses restent sur ton téléphone : rien n’est envoyé. Appuie seulement sur le bouton."


def grade(step: FormStep, answer: object) -> Grade:
    """Look at every field; a form with faults is partial, and says kindly where."""
    if step.keeps == "device":
        return Grade(verdict="saved", message=step.success or "")
    filled: Answer = answer if isinstance(answer, Mapping) else {}
    remarks = tuple(remark for field in step.fields if (remark := _remark(field, filled)))
    faults = sum(remark.is_right is False for remark in remarks)
    has_key = any(field.expected is not None for field in step.fields)
    if not faults:
        return Grade(verdict="right" if has_key else "saved", message=step.success or "", remarks=remarks)
    return Grade(verdict="partial", message=_to_do(step, faults, has_key=has_key), remarks=remarks)


def check(step: FormStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: a field or an option that does not exist, or too many words."""
    if event is not EventType.STEP_ANSWERED:
        return None
    if step.keeps == "device":
        return STAYS if payload else None
    answer = payload.get("answer", {})
    if not isinstance(answer, Mapping):
        return UNREADABLE
    fields = {field.id: field for field in step.fields}
    for key, value in answer.items():
        field = fields.get(str(key).removesuffix(OTHER_SUFFIX))
        if field is None:
            return UNREADABLE
        if fault := _shape_fault(field, str(key), value):
            return fault
    return None


def _shape_fault(field: FormField, key: str, value: object) -> str | None:
    if field.type == "signature" and (drawn := text_of(part_of(value, "drawn"))):
        return None if is_drawing(drawn) else UNREADABLE
    if is_too_long(value):
        return f"« {field.label} » : c’est trop long. Raccourcis un peu, rien n’est perdu."
    if field.type in ("text", "textarea") and field.max and len(_typed(value)) > field.max:
        return f"« {field.label} » : {field.max} signes au plus."
    if key == field.id and field.type in ("choice", "multi", "multi_all") and field.options:
        known = {option.id for option in field.options}
        return None if set(texts_of(value)) <= known else UNREADABLE
    return None


def _remark(field: FormField, answer: Answer) -> Remark | None:
    if field.type == "computed":
        return _sum(field, answer)
    if fault := fault_in(field, answer):
        return Remark(part=field.id, is_right=False, text=fault)
    if field.type in SHOWN_ONLY or is_blank(field, answer):
        return None
    return Remark(part=field.id, is_right=True if field.expected is not None else None, text=field.feedback_ok)


def _sum(field: FormField, answer: Answer) -> Remark:
    read = {name: number_of(text_of(value)) for name, value in answer.items()}
    total = total_of(field.formula or "", {name: number for name, number in read.items() if number is not None})
    return Remark(part=field.id, text=f"{written(total)}. {field.feedback_ok}".strip())


def _to_do(step: FormStep, faults: int, *, has_key: bool) -> str:
    if has_key and step.failure:
        return step.failure
    where = "une case marquée" if faults == 1 else f"{faults} cases marquées"
    return f"Tu y es presque. Regarde {where}, le reste est gardé."


def _typed(value: object) -> str:
    """Return a text as it was typed: a plain form writes each line break as two signs."""
    return text_of(value).replace("\r\n", "\n")
