"""A few words are never graded: they are kept, or they stay on the phone."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import MAX_TEXT, is_too_long, part_of, text_of
from webapp.steps.reflect.spec import ReflectStep

TEXT: Final = "text"
SHARE: Final = "share"
STAYS: Final = "Ces mots restent sur ton téléphone : rien n’est envoyé. Appuie seulement sur le bouton."
UNREADABLE: Final = "Tes mots ne sont pas arrivés entiers. Recommence cette étape : ils sont encore là."
TOO_LONG: Final = f"C’est plus long que {MAX_TEXT} signes. Raccourcis un peu, rien n’est perdu."
NOT_ALL: Final = "Il manque encore un bout. Quelques mots suffisent."
EMPTY: Final = "Il n’y a encore rien d’écrit. Un seul mot suffit."


def grade(step: ReflectStep, answer: object) -> Grade:
    """Keep the words; a story asks for each of its parts, a list or a letter for one at least."""
    if step.keeps == "device":
        return Grade(verdict="saved", message=step.success or "")
    empty = [name for name in parts_of(step) if not text_of(part_of(answer, name))]
    if not empty or (step.format != "star" and len(empty) < len(parts_of(step))):
        return Grade(verdict="saved", message=step.success or "")
    remarks = tuple(Remark(part=name, is_right=False, text="Quelques mots ici, même simples.") for name in empty)
    message = EMPTY if len(empty) == len(parts_of(step)) else NOT_ALL
    return Grade(verdict="partial", message=message, remarks=remarks)


def check(step: ReflectStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: unknown parts, too many words, somebody it may not be shared with."""
    if event is not EventType.STEP_ANSWERED:
        return None
    if step.keeps == "device":
        return STAYS if payload else None
    answer = payload.get("answer", {})
    if not isinstance(answer, Mapping) or not set(answer) <= {*parts_of(step), SHARE}:
        return UNREADABLE
    if text_of(answer.get(SHARE)) not in {"", "none", step.sharing}:
        return UNREADABLE
    return TOO_LONG if is_too_long(answer) else None


def parts_of(step: ReflectStep) -> tuple[str, ...]:
    """Name the parts to write; a short word has only one."""
    return tuple(part.id for part in step.parts) or (TEXT,)
