"""A copy of the quest on disk, in which faults can be planted."""

import re
from pathlib import Path


class QuestCopy:
    """A quest's folder that a test may spoil."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder.parent.parent

    def name(self, file: str) -> str:
        """Return the name of a file as faults give it; ``day 3`` and ``week-end`` stand for those of days."""
        return self._path(file).relative_to(self.root).as_posix()

    def plant(self, file: str, old: str, new: str, *, after: str = "") -> int:
        """Replace the first ``old`` that follows ``after``; return its line. A space stands for any space."""
        path = self._path(file)
        text = path.read_text(encoding="utf-8")
        found = _pattern(old).search(text, _start_of(after, text))
        assert found is not None, old
        path.write_text(text[: found.start()] + new + text[found.end() :], encoding="utf-8")
        return text.count("\n", 0, found.start()) + 1

    def write(self, file: str, content: str) -> None:
        """Write a whole file."""
        self._path(file).write_text(content, encoding="utf-8")

    def _path(self, file: str) -> Path:
        if file.startswith(("day ", "week-end")):
            number = "05b" if file == "week-end" else f"{file.removeprefix('day '):0>2}"
            return next((self.folder / "days").glob(f"{number}-*.yaml"))
        beside = self.root / file
        return beside if beside.exists() else self.folder / file


def _start_of(words: str, text: str) -> int:
    found = _pattern(words).search(text)
    assert found is not None, words
    return found.start()


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words).replace("\\ ", "[ \N{NO-BREAK SPACE}]"))
