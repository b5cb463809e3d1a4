"""An upload: media accepted, what to make, and who looks at it."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Option, Step

Media = Literal["photo", "audio", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadStep(Step):
    """``alternative``: what to do instead; it finishes the step too. ``phrases``: texts offered to choose from."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["upload"]
    prompt: str
    media: tuple[Media, ...]
    guidance: tuple[str, ...] = ()
    phrases: tuple[Option, ...] = ()
    example: str | None = None
    validated_by: Literal["counsellor", "counsellor_or_peer", "auto"]
    alternative: str
