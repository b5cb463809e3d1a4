"""What may be done. One member an act; every route and socket event names one."""

from enum import StrEnum


class Permission(StrEnum):
    """The acts of the product."""

    VISIT = "visit"  # anybody: join, resume, public pages, assets
    PLAY = "play"  # a participant, about their own things and their team
