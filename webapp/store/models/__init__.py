"""Every table, one family a file."""

from webapp.store.models.badges import Award, BackpackEmail, BadgeCheck, IssuerKeyRow, StatusListRow
from webapp.store.models.base import Base
from webapp.store.models.cv import CvSection
from webapp.store.models.decisions import (
    Attendance,
    Dealing,
    Excuse,
    Opening,
    ThresholdReached,
    TopicVersion,
    VoteClosing,
)
from webapp.store.models.evidence import EvidenceReview
from webapp.store.models.log import EventRow, FactsRow
from webapp.store.models.meetings import Appointment, SlotRule, SlotWish, TimeSlot
from webapp.store.models.messages import Message
from webapp.store.models.notices import CalendarFeed, ContactEmail, MailOut, Notice, PushOut, PushSubscription
from webapp.store.models.organisations import Cohort, Organisation, PersonalCard, Team
from webapp.store.models.people import Consent, DeviceSession, Membership, Participant
from webapp.store.models.programs import ApiToken, Webhook, WebhookDelivery
from webapp.store.models.requests import HelpRequest, SharedSection, Upload
from webapp.store.models.staff import (
    CohortCrew,
    Passkey,
    RecoveryCode,
    Site,
    Staff,
    StaffAct,
    StaffLink,
    StaffPost,
    StaffSession,
)
from webapp.store.models.studio import BadgeAsk, Moment, PeerAsk, PeerFeedback, Proof, Witness
from webapp.store.models.workshops import WorkshopPlace, WorkshopSession

__all__ = [
    "ApiToken", "Appointment", "Attendance", "Award", "BackpackEmail", "BadgeAsk", "BadgeCheck", "Base",
    "CalendarFeed", "Cohort", "CohortCrew", "Consent", "ContactEmail", "CvSection", "Dealing", "DeviceSession",
    "EventRow", "EvidenceReview", "Excuse", "FactsRow", "HelpRequest", "IssuerKeyRow", "MailOut", "Membership",
    "Message", "Moment", "Notice", "Opening", "Organisation", "Participant", "Passkey", "PeerAsk", "PeerFeedback",
    "PersonalCard", "Proof", "PushOut", "PushSubscription", "RecoveryCode", "SharedSection", "Site", "SlotRule",
    "SlotWish", "Staff", "StaffAct", "StaffLink", "StaffPost", "StaffSession", "StatusListRow", "Team",
    "ThresholdReached", "TimeSlot", "TopicVersion", "Upload", "VoteClosing", "Webhook", "WebhookDelivery", "Witness",
    "WorkshopPlace", "WorkshopSession",
]  # fmt: skip
