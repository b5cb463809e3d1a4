"""A place was found when somebody says so in one of five ways. The answer is believed."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade
from webapp.steps.answers import MAX_TEXT, is_too_long, part_of, text_of
from webapp.steps.hunt.spec import HuntStep
from webapp.steps.normalise import is_accepted

PARTS: Final = frozenset({"proof", "text", "code", "upload", "variant", "with_someone"})
MAX_ID: Final = 80
MAX_CODE: Final = 60
UNREADABLE: Final = "Ta preuve n’est pas arrivée entière. Recommence cette étape : ce que tu as écrit est encore là."
TOO_LONG: Final = f"C’est plus long que {MAX_TEXT} signes. Raccourcis un peu, rien n’est perdu."
WRONG_CODE: Final = "Ce n’est pas le mot du lieu. Relis-le, ou réponds au défi : on te croit."
MISSING: Final = {
    "code": "Écris le mot affiché sur place, ou choisis une autre preuve.",
    "photo": "La photo manque. Prends-la, ou réponds au défi : on te croit.",
    "answer": "Écris ta réponse au défi. Quelques mots suffisent.",
}


def grade(step: HuntStep, answer: object) -> Grade:
    """Accept any one proof; only a code word can be wrong."""
    proof = text_of(part_of(answer, "proof"))
    if proof not in step.proofs:
        return Grade(verdict="partial", message=MISSING["answer"])
    if proof in ("gps", "qr"):
        return _found(step)
    shown = text_of(part_of(answer, _PART[proof]))
    if not shown:
        return Grade(verdict="partial", message=MISSING[proof])
    if proof == "code" and not is_accepted(shown, (step.code_default,), "text"):
        return Grade(verdict="wrong", message=WRONG_CODE)
    return _found(step)


def check(step: HuntStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: an unknown proof or variant, something that is no id, too many words."""
    if event is not EventType.STEP_ANSWERED:
        return None
    answer = payload.get("answer", {})
    if not isinstance(answer, Mapping) or not set(answer) <= PARTS:
        return UNREADABLE
    known = (
        text_of(answer.get("proof")) in {"", *step.proofs}
        and text_of(answer.get("variant")) in {"", *(each.id for each in step.alternatives)}
        and len(text_of(answer.get("upload"))) <= MAX_ID
        and len(text_of(answer.get("code"))) <= MAX_CODE
    )
    if not known:
        return UNREADABLE
    return TOO_LONG if is_too_long(answer) else None


def _found(step: HuntStep) -> Grade:
    place = f"C’était : {step.riddle_answer}." if step.riddle_answer else None
    words = (place, step.success, step.shard_text)
    return Grade(verdict="right", message="\n".join(text for text in words if text))


_PART: Final[Mapping[str, str]] = {"code": "code", "photo": "upload", "answer": "text"}
