"""When to announce a topic: at once if it was quiet, otherwise once more when its window ends. No clock here."""

from dataclasses import dataclass, field

TEAM_S = 0.3
# A workshop or a cohort: sixty phones that answer within ten seconds are sixty changes that everybody would fetch.
CROWD_S = 1.0
CROWDS = ("cohort:", "workshop:")


def window_of(topic: str) -> float:
    """Return how long a topic is quiet after it was announced."""
    return CROWD_S if topic.startswith(CROWDS) else TEAM_S


@dataclass(slots=True)
class _Window:
    ends_at: float
    has_changed: bool = False


@dataclass(slots=True)
class Windows:
    """The topics that changed, and those that were announced a moment ago."""

    _ready: dict[str, None] = field(default_factory=dict)
    _open: dict[str, _Window] = field(default_factory=dict)

    def changed(self, topic: str) -> None:
        """Note that a topic changed."""
        if window := self._open.get(topic):
            window.has_changed = True
        else:
            self._ready[topic] = None

    def due(self, now: float) -> list[str]:
        """Return what is to be announced now, each at most once a window."""
        ended = [(topic, window) for topic, window in self._open.items() if window.ends_at <= now]
        for topic, _ in ended:
            del self._open[topic]
        topics = [*self._ready, *(topic for topic, window in ended if window.has_changed)]
        self._ready.clear()
        self._open.update((topic, _Window(now + window_of(topic))) for topic in topics)
        return topics

    def next_at(self) -> float | None:
        """Return when something may be due again; None while nothing can be before the next change."""
        return min((window.ends_at for window in self._open.values()), default=None)
