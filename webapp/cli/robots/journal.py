"""What the robots did and what went wrong, gathered from all threads."""

from collections import Counter
from threading import Lock


class Journal:
    """Counts by name, times of answers, and troubles in words."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.troubles: list[str] = []
        self._seconds: list[float] = []
        self._lock = Lock()

    def note(self, what: str, count: int = 1) -> None:
        """Count something that happened."""
        with self._lock:
            self.counts[what] += count

    def answered(self, seconds: float) -> None:
        """Remember how long an answer took."""
        with self._lock:
            self._seconds.append(seconds)

    def trouble(self, words: str) -> None:
        """Write down something that should not have happened."""
        with self._lock:
            self.troubles.append(words)

    def percentile(self, share: float) -> float:
        """Return the time, in seconds, under which this share of the answers came."""
        ordered = sorted(self._seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


LINES = {
    "request": "requêtes",
    "accepted": "événements acceptés",
    "duplicate": "répétitions reconnues",
    "page": "pages lues",
    "form": "formulaires simples",
    "wrong": "mauvaises réponses",
    "hint": "indices demandés",
    "skip": "étapes passées",
    "ballot": "votes",
    "thanks": "mercis",
    "mark": "services marqués",
    "upload": "fichiers envoyés",
    "offline": "missions jouées hors réseau",
    "absence": "absences",
    "mission": "missions finies",
}


def summary(journal: Journal) -> str:
    """Say in French what happened."""
    lines = [f"  {journal.counts[name]:>7}  {words}" for name, words in LINES.items()]
    median, slow = journal.percentile(0.5) * 1000, journal.percentile(0.99) * 1000
    lines.append(f"  {median:>7.0f}  ms pour la moitié des réponses, {slow:.0f} ms pour 99 sur 100")
    if not journal.troubles:
        return "\n".join([*lines, "", "Tout est passé."])
    shown = [f"  · {words}" for words in journal.troubles[:20]]
    return "\n".join([*lines, "", f"{len(journal.troubles)}\N{NO-BREAK SPACE}ennuis\N{NO-BREAK SPACE}:", *shown])
