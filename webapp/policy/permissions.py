"""What may be done. One member an act; every route and socket event names one. Who may is said in ``rules.py``."""

from enum import StrEnum


class Permission(StrEnum):
    """The acts of the product."""

    VISIT = "visit"  # anybody: join, resume, public pages, assets, the staff's door
    PLAY = "play"  # a participant, about their own things and their team
    PROVE = "prove"  # staff between the password and the second factor
    ENROL = "enrol"  # staff who add a second factor: the first one at the door, others from their account
    WORK = "work"  # any member of staff: their home page, their own account and sessions
    SEE_COHORT = "see_cohort"  # a cohort, its teams and where they are
    CONFIRM = "confirm"  # what a youth sent to be confirmed, and the badges that they ask for
    CREATE_COHORT = "create_cohort"  # a new cohort in one's organisation
    MANAGE_COHORT = "manage_cohort"  # a cohort's teams, calendar, code, cards and crew
    ACCOMPANY = "accompany"  # a youth's own page: write to them, take their requests in charge, help them on
    CALL_API = "call_api"  # a program of an organisation that holds a token, within the scopes of that token
    MANAGE_PROGRAMS = "manage_programs"  # tokens of the API, webhooks
    MANAGE_ORGANISATION = "manage_organisation"  # its words, hours and sites
    RUN_PLATFORM = "run_platform"  # the organisations of the installation
    HOST = "host"  # workshops with seats, and who was there
    MEET = "meet"  # slots and appointments with the youths of a cohort
    MANAGE_STAFF = "manage_staff"  # invite colleagues, give roles, deactivate, reset a second factor
