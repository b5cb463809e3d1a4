"""What a measure found, beside its goal."""

from collections.abc import Sequence
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One goal: what was measured, in words, and whether it is met (None where there is only a curve)."""

    what: str
    found: str
    goal: str
    is_met: bool | None = None


def show(lines: Sequence[Line]) -> None:
    """Print each goal with its verdict."""
    for line in lines:
        verdict = {True: "met   ", False: "MISSED", None: "      "}[line.is_met]
        click.echo(f"{verdict}  {line.what}\n        {line.found}; goal: {line.goal}")
