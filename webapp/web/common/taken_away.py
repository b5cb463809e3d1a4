"""What audiences add to the archive that a youth takes away: each one gives its own files, by name."""

from collections.abc import Callable, Mapping

from flask import Flask, current_app

Make = Callable[[], Mapping[str, bytes]]
_NAME = "elan.taken_away"


def add_to_archive(app: Flask, make: Make) -> None:
    app.extensions.setdefault(_NAME, []).append(make)


def added_files() -> dict[str, bytes]:
    makers: list[Make] = current_app.extensions.get(_NAME, [])
    return {name: content for make in makers for name, content in make().items()}
