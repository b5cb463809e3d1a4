"""What an upload sends to be confirmed: only where a person looks at it, and never what stays on the phone."""

from dataclasses import dataclass
from typing import Any, Literal

from webapp.steps.answers import part_of, text_of
from webapp.steps.upload.spec import UploadStep

Medium = Literal["photo", "audio", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent: a file, or words."""

    medium: Medium
    upload: str = ""
    text: str = ""


def is_confirmed_by_a_person(step: Any) -> bool:
    """Say whether somebody looks at what this step sends."""
    return isinstance(step, UploadStep) and step.validated_by != "auto" and step.keeps != "device"


def sent_to_confirm(step: UploadStep, answer: object) -> Sent | None:
    """Read an answer as what was sent; None when nothing was (done another way, or unfinished)."""
    medium = text_of(part_of(answer, "media"))
    if medium in ("photo", "audio"):
        upload = text_of(part_of(answer, "upload"))
        return Sent(medium="photo" if medium == "photo" else "audio", upload=upload) if upload else None
    if medium == "text":
        text = text_of(part_of(answer, "text"))
        return Sent(medium="text", text=text) if text else None
    phrases = {phrase.id: phrase.text for phrase in step.phrases}
    chosen = phrases.get(text_of(part_of(answer, "phrase")), "") if medium == "phrase" else ""
    return Sent(medium="text", text=chosen) if chosen else None
