"""Appointments: the five words of rdv-service-public for what becomes of one, and how far slots are prepared."""

from datetime import timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an appointment, in the values of rdv-service-public: an export can be read there."""

    UNKNOWN = "unknown"  # it is still to come, or nobody has said yet
    SEEN = "seen"
    EXCUSED = "excused"  # the youth cancelled, or said that they could not come
    REVOKED = "revoked"  # the counsellor cancelled
    NOSHOW = "noshow"


# What a counsellor may say once the hour has come.
SAID = (Outcome.SEEN, Outcome.EXCUSED, Outcome.NOSHOW)
# Slots that come back are prepared six weeks ahead.
HORIZON = timedelta(days=42)
LONGEST_REACH = timedelta(days=366)
DURATIONS = (15, 20, 30, 45, 60, 90)
MODES = ("on-site", "phone", "video", "elsewhere")
