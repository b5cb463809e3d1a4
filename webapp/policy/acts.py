"""Whose journal an act of staff is in: the youth's own, that of a whole group, or staff's alone."""

from typing import Final

# Every act about one youth: each has its sentence in the journal that they read.
ABOUT_YOUTHS: Final = frozenset({
    "write", "read", "take_request", "close_request", "give_hint", "unlock_step", "unlock_mission", "read_section",
    "note_absence", "evidence.confirmed", "evidence.more", "evidence.refused", "award_badge", "revoke_badge",
    "badge.incomplete", "badge.refused", "badge.proposed", "appointment_seen", "appointment_excused",
    "appointment_noshow", "appointment_revoked", "wish_answered", "move", "excuse", "take_back_excuse", "reprint_card",
})  # fmt: skip
# Acts about a whole group, each of whose youths reads them too.
ABOUT_GROUPS: Final = frozenset({"open_day", "pause", "resume", "reschedule", "hand_over", "archive", "unarchive"})
