"""What is wrong in the content, said in plain French with the file and the line."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One thing to correct. ``file`` is relative to the content's root; ``path`` says where in the file."""

    file: str
    line: int
    path: str = ""
    message: str

    def __str__(self) -> str:
        where = f" ({self.path})" if self.path else ""
        return f"{self.file}:{self.line}: {self.message}{where}"


class ContentFaults(Exception):
    """The content cannot be used: here is everything that is wrong with it, at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
