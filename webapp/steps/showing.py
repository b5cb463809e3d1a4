"""What any step may show in the browser. Hints, feedback and keys are not part of it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from webapp.quest.step import Artefact, Option, Step


def shown_in_common(step: Step) -> dict[str, Any]:
    """Return what every kind shows of a step."""
    return {
        "id": step.id,
        "kind": getattr(step, "kind", ""),
        "title": step.title,
        "intro": step.intro,
        "privacy": step.privacy,
        "accessibility": step.accessibility,
        "skippable": step.skippable,
        "scope": step.scope,
        "keeps": step.keeps,
        "is_anonymous": step.is_anonymous,
        "is_sensitive": step.is_sensitive,
        "erased_after_days": step.erased_after_days,
        "is_key": step.in_short_version,
        "hint_count": len(step.hints),
        "hint_reward": step.hint_reward if step.hints else None,
    }


# What the button says that sends something to somebody.
SHARING: Final[Mapping[str, str]] = {
    "counsellor": "Envoyer à {{conseiller}}",
    "team": "Partager avec l’équipe",
    "none": "",
}


def shown_options(options: tuple[Option, ...]) -> list[dict[str, str]]:
    """Return options as JSON, in their order."""
    return [{"id": option.id, "text": option.text} for option in options]


def shown_artefact(artefact: Artefact | None) -> dict[str, Any] | None:
    """Return the document that a puzzle is about, as JSON."""
    return None if artefact is None else asdict(artefact)
