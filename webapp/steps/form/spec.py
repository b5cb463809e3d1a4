"""A form. A field with ``expected`` is a question with a right answer; the others are only kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from webapp.quest.step import Option, Step

# How a phone reads, by the names of its settings: what a tick may put on.
Setting = Literal["text=2", "text=3", "contrast=more", "reading=airy", "font=dyslexic", "calm=yes", "sound=no"]
FieldType = Literal[
    "text", "textarea", "number", "time", "choice", "multi", "multi_all", "checkbox", "signature", "team_signature",
    "member", "members", "list", "plan_step", "contact", "computed", "display", "badges",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field. ``min`` and ``max`` count signs (text), options (multi), rows (list) or units (number).

    ``prefill`` names something known (``nom_jeu``, ``star``, ``trajet_j2``), or is a text with variables.
    ``sets``: option -> the reading setting that its tick puts on, on this phone, at once.
    """

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    label: str
    type: FieldType
    is_required: bool = False
    min: int | None = None
    max: int | None = None
    options: tuple[Option, ...] = ()
    expected: str | None = None
    prefill: str | None = None
    suggestions: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    formula: str | None = None
    sets: Mapping[str, Setting] = field(default_factory=dict)
    feedback_ok: str = ""
    feedback_ko: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStep(Step):
    """``document`` names a paper shown with it; ``exports`` one that it feeds; ``sharing``: to whom it may be sent.

    ``thanks`` names the field whose person is thanked by the answer.
    """

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["form"]
    context: str | None = None
    example: str | None = None
    fields: tuple[FormField, ...]
    submit: str
    document: Literal["contract"] | None = None
    exports: Literal["cv", "plan", "team_name", "pilot_card"] | None = None
    layout: Literal["plain", "planning"] = "plain"
    sharing: Literal["none", "counsellor", "team"] = "none"
    thanks: str | None = None
