"""Reading settings chosen by the youth and kept on their phone, in a cookie that holds nothing else."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from flask import Flask, Response, request

from webapp.web.common.security import config

COOKIE = "elan_prefs"
MAX_LENGTH = 1000
CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("auto", "light", "dark"),
    "contrast": ("auto", "more"),
    "reading": ("normal", "airy"),
    "text": ("1", "2", "3"),
    "font": ("normal", "dyslexic"),
}
SWITCHES = {"calm": False, "sound": True}


@dataclass(frozen=True, slots=True)
class Preferences:
    """How somebody likes to read; the first value of each choice is the default."""

    theme: str = "auto"
    contrast: str = "auto"
    reading: str = "normal"
    text: str = "1"
    font: str = "normal"
    calm: bool = False
    sound: bool = True


def install(app: Flask) -> None:
    """Give ``prefs`` to every template."""
    app.context_processor(lambda: {"prefs": current()})


def current() -> Preferences:
    """Read the cookie; what is not understood is ignored."""
    return _read(request.cookies.get(COOKIE, "{}")[:MAX_LENGTH])


@lru_cache(maxsize=1024)
def _read(cookie: str) -> Preferences:
    try:
        chosen: Any = json.loads(unquote(cookie))
    except ValueError:
        chosen = {}
    return chosen_from(chosen if isinstance(chosen, dict) else {})


def chosen_from(values: dict[str, Any]) -> Preferences:
    """Keep what is a known choice."""
    chosen = {name: values[name] for name, known in CHOICES.items() if values.get(name) in known}
    switches = {name: _is_on(values.get(name), default) for name, default in SWITCHES.items()}
    return Preferences(**chosen, **switches)


def keep(response: Response, preferences: Preferences) -> Response:
    """Write the cookie; scripts read and write it too, so that settings change without a request."""
    value = quote(json.dumps(asdict(preferences), separators=(",", ":")))
    response.set_cookie(COOKIE, value, max_age=31_536_000, samesite="Lax", secure=config().is_https)
    return response


def _is_on(value: Any, default: Any) -> Any:
    return default if value is None else value in (True, "yes", "on", "true", "1", 1)
