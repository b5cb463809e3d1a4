"""Reading settings chosen by the youth and kept on their phone, in a cookie that holds nothing else."""

import json
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote, unquote

from flask import Flask, Response, request

from webapp.web.common.security import config

COOKIE = "elan_prefs"
CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("auto", "light", "dark"),
    "contrast": ("auto", "more"),
    "reading": ("normal", "airy"),
    "text": ("1", "2", "3"),
    "font": ("normal", "dyslexic"),
    "calm": ("no", "yes"),
    "sound": ("on", "off"),
    "voice": ("on", "off"),
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """How somebody likes to read; the first value of each choice is the default."""

    theme: str = "auto"
    contrast: str = "auto"
    reading: str = "normal"
    text: str = "1"
    font: str = "normal"
    calm: str = "no"
    sound: str = "on"
    voice: str = "on"


def install(app: Flask) -> None:
    """Give ``prefs`` to every template."""
    app.context_processor(lambda: {"prefs": current()})


def current() -> Preferences:
    """Read the cookie; what is not understood is ignored."""
    try:
        chosen: Any = json.loads(unquote(request.cookies.get(COOKIE, "{}")))
    except ValueError:
        chosen = {}
    return chosen_from(chosen if isinstance(chosen, dict) else {})


def chosen_from(values: dict[str, Any]) -> Preferences:
    """Keep what is a known choice."""
    return Preferences(**{name: values[name] for name, known in CHOICES.items() if values.get(name) in known})


def keep(response: Response, preferences: Preferences) -> Response:
    """Write the cookie; scripts read and write it too, so that settings change without a request."""
    value = quote(json.dumps(asdict(preferences), separators=(",", ":")))
    response.set_cookie(COOKIE, value, max_age=31_536_000, samesite="Lax", secure=config().is_https)
    return response
