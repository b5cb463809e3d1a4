"""A hunt: a place, a challenge, five ways of showing it, and ways to do it without going out."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Option, Step

Proof = Literal["gps", "qr", "code", "photo", "answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HuntStep(Step):
    """Any one proof is enough; the answer is believed. ``code_default`` is the word posted on the spot."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["hunt"]
    place_type: str
    prompt: str | None = None
    riddle: str | None = None
    riddle_answer: str | None = None
    challenge: str
    proofs: tuple[Proof, ...]
    code_default: str
    proof_note: str | None = None
    service: str | None = None
    shard_text: str | None = None
    alternatives: tuple[Option, ...]
