"""Every table, one family a file."""

from webapp.store.models.base import Base
from webapp.store.models.decisions import Attendance, Dealing, Opening, ThresholdReached, TopicVersion, VoteClosing
from webapp.store.models.log import EventRow, FactsRow
from webapp.store.models.organisations import Cohort, Organisation, Team
from webapp.store.models.people import Consent, DeviceSession, Membership, Participant
from webapp.store.models.requests import Appointment, HelpRequest, SharedSection, TimeSlot, Upload

__all__ = [
    "Appointment", "Attendance", "Base", "Cohort", "Consent", "Dealing", "DeviceSession", "EventRow", "FactsRow",
    "HelpRequest", "Membership", "Opening", "Organisation", "Participant", "SharedSection", "Team", "ThresholdReached",
    "TimeSlot", "TopicVersion", "Upload", "VoteClosing",
]  # fmt: skip
