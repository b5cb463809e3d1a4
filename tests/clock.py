"""A clock that only moves when a test says so."""

from datetime import UTC, datetime, timedelta

# A Monday morning in Paris, out of holidays.
START = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)


class Clock:
    """Callable like the application's own clock."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **parts: float) -> None:
        self.moment += timedelta(**parts)
