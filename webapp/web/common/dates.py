"""Days as people say them, in the organisation's time zone."""

from datetime import datetime

from webapp.queries.wording import spoken_date
from webapp.web.common.security import config


def spoken_day(moment: datetime) -> str:
    """Write the day of an instant: lundi 3 mars."""
    return spoken_date(moment.astimezone(config().timezone).date())
