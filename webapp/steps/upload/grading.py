"""What was made is kept, whatever its form: a photo, a sound, a text, a phrase, or something done another way."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.grade import Grade
from webapp.steps.answers import MAX_TEXT, is_too_long, part_of, text_of
from webapp.steps.upload.spec import UploadStep

PARTS: Final = frozenset({"media", "text", "upload", "phrase", "private"})
MAX_ID: Final = 80
UNREADABLE: Final = "Ton envoi n’est pas arrivé entier. Recommence cette étape : ce que tu as fait est encore là."
TOO_LONG: Final = f"C’est plus long que {MAX_TEXT} signes. Raccourcis un peu, rien n’est perdu."
STAYS: Final = "Ceci reste sur ton téléphone : rien n’est envoyé. Appuie seulement sur le bouton."
MISSING: Final = {
    "photo": "La photo manque. Prends-la, ou choisis une autre façon.",
    "audio": "Le son manque. Enregistre-le, ou choisis une autre façon.",
    "text": "Il n’y a encore rien d’écrit. Une phrase suffit.",
    "phrase": "Choisis une phrase dans la liste.",
}
NOTHING: Final = "Choisis une façon de répondre : elles comptent toutes autant."


def grade(step: UploadStep, answer: object) -> Grade:
    """Keep what came; say kindly what is missing."""
    if step.keeps == "device":
        return Grade(verdict="saved", message=step.success or "")
    media = text_of(part_of(answer, "media"))
    if media == "alternative" or text_of(part_of(answer, _PROOF.get(media, ""))):
        return Grade(verdict="saved", message=step.success or "")
    return Grade(verdict="partial", message=MISSING.get(media, NOTHING))


def check(step: UploadStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: an unknown medium or phrase, something that is no id, too many words."""
    if event is not EventType.STEP_ANSWERED:
        return None
    if step.keeps == "device":
        return STAYS if payload else None
    answer = payload.get("answer", {})
    if not isinstance(answer, Mapping) or not set(answer) <= PARTS:
        return UNREADABLE
    if text_of(answer.get("media")) not in {"", *ways_of(step)}:
        return UNREADABLE
    phrases = {"", *(phrase.id for phrase in step.phrases)}
    if text_of(answer.get("phrase")) not in phrases or len(text_of(answer.get("upload"))) > MAX_ID:
        return UNREADABLE
    return TOO_LONG if is_too_long(answer) else None


def ways_of(step: UploadStep) -> tuple[str, ...]:
    """Name the ways of answering; each counts as much as the others."""
    return (*step.media, *(("phrase",) if step.phrases else ()), "alternative")


_PROOF: Final[Mapping[str, str]] = {"photo": "upload", "audio": "upload", "text": "text", "phrase": "phrase"}
