"""Self-assessment: what was chosen is kept or stays on the phone. Nothing is added up."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade, Remark
from webapp.steps.answers import MAX_TEXT, is_too_long, part_of, text_of, texts_of
from webapp.steps.assessment.spec import AssessmentStep, Family

PARTS: Final = frozenset({"items", "picked", "follow_up"})
MAX_FAMILIES: Final = 3
STAYS: Final = "Ces réponses restent sur ton téléphone : rien n’est envoyé. Appuie seulement sur le bouton."
UNREADABLE: Final = "Tes réponses ne sont pas arrivées entières. Recommence cette étape : elles sont encore là."
TOO_LONG: Final = f"C’est plus long que {MAX_TEXT} signes. Raccourcis un peu, rien n’est perdu."
EMPTY: Final = "Rien n’est encore choisi. Une seule ligne suffit pour commencer."


def grade(step: AssessmentStep, answer: object) -> Grade:
    """Keep the answers, with the words to be shown for what was chosen."""
    if step.keeps == "device":
        return Grade(verdict="saved", message=step.success or "")
    picked, levels = texts_of(part_of(answer, "picked")), levels_of(answer)
    if step.pick_min is not None and not step.pick_min <= len(picked) <= (step.pick_max or len(picked)):
        return Grade(verdict="partial", message=_how_many(step))
    if step.pick_min is None and not levels:
        return Grade(verdict="partial", message=EMPTY)
    remarks = (*_alerts(step, answer), *_families(step, levels))
    return Grade(verdict="saved", message=step.success or "", remarks=remarks)


def check(step: AssessmentStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: unknown lines, levels or options; anything at all for the phone alone."""
    if event is not EventType.STEP_ANSWERED:
        return None
    if step.keeps == "device":
        return STAYS if payload else None
    answer = payload.get("answer", {})
    if not isinstance(answer, Mapping) or not set(answer) <= PARTS:
        return UNREADABLE
    items = {item.id for item in step.items}
    levels = levels_of(answer)
    known = (
        set(levels) <= items
        and set(levels.values()) <= {level.id for level in step.scale}
        and set(texts_of(answer.get("picked"))) <= items
        and _is_follow_up(step, text_of(answer.get("follow_up")))
    )
    if not known:
        return UNREADABLE
    return TOO_LONG if is_too_long(answer) else None


def levels_of(answer: object) -> dict[str, str]:
    """Read line -> level from an answer; lines left empty are left out."""
    items = part_of(answer, "items")
    if not isinstance(items, Mapping):
        return {}
    return {str(item): level for item, value in items.items() if (level := text_of(value))}


def directions(step: AssessmentStep, levels: Mapping[str, str]) -> tuple[Family, ...]:
    """Return the two or three directions met most often; never how often."""
    met = Counter(item.family for item in step.items if levels.get(item.id) in step.family_levels)
    found = sorted((family for family in step.families if met[family.id]), key=lambda family: -met[family.id])
    return tuple(found[:MAX_FAMILIES])


def _is_follow_up(step: AssessmentStep, text: str) -> bool:
    match step.follow_up_kind:
        case "item":
            return text in {"", *(item.id for item in step.items)}
        case "option":
            return text in {"", *(option.id for option in step.follow_up_options)}
        case _:
            return True


def _how_many(step: AssessmentStep) -> str:
    if step.pick_max:
        return f"Choisis entre {step.pick_min} et {step.pick_max} lignes."
    return f"Choisis au moins {step.pick_min} ligne."


def _alerts(step: AssessmentStep, answer: object) -> tuple[Remark, ...]:
    chosen = {*levels_of(answer).values(), text_of(part_of(answer, "follow_up"))}
    return _said("alerts", [words for name, words in step.alerts if name in chosen])


def _families(step: AssessmentStep, levels: Mapping[str, str]) -> tuple[Remark, ...]:
    if not step.families:
        return ()
    found = [f"{family.label} : {family.examples}." for family in directions(step, levels)]
    return _said("families", found or [step.no_family or ""])


def _said(part: str, lines: list[str]) -> tuple[Remark, ...]:
    return (Remark(part=part, text="\n".join(lines)),) if lines else ()
