"""What a verification found."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NoReturn

from badges.verification.sentences import Finding, Outcome, saying
from badges.verification.words import day, moment

# Nothing was read: a photo, a screenshot, a mistyped address. Whoever gave it may well have a good badge.
_UNREAD: Final = frozenset(
    {
        Finding.TOO_LARGE,
        Finding.UNREADABLE,
        Finding.NO_BADGE,
        Finding.NOT_AN_ADDRESS,
        Finding.ADDRESS_REFUSED,
        Finding.ADDRESS_EMPTY,
        Finding.ADDRESS_UNREACHABLE,
    }
)


class Verdict(StrEnum):
    """Valid: all was checked, and holds. Uncertain: nothing is wrong, but something could not be checked."""

    VALID = "valid"
    UNCERTAIN = "uncertain"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    finding: Finding
    outcome: Outcome
    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """What the badge says of itself, whether or not it can be believed."""

    version: str
    name: str
    description: str = ""
    criteria: str = ""
    narrative: str = ""
    issuer: str = ""
    issuer_url: str = ""
    awarded_at: str = ""
    valid_until: str = ""
    image_url: str = ""

    @property
    def awarded_on(self) -> str:
        """The day of the award in words; empty when it cannot be read."""
        at = moment(self.awarded_at)
        return day(at) if at else ""


class Stopped(Exception):
    """Nothing more can be checked. The report already says why."""


@dataclass(slots=True)
class Report:
    """Checks in the order in which they were made."""

    checks: list[Check] = field(default_factory=list)
    badge: Badge | None = None

    def add(self, finding: Finding, **words: str) -> None:
        """Note what was found, in words."""
        outcome, sentence, advice = saying(finding, **words)
        self.checks.append(Check(finding, outcome, sentence, advice))

    def stop(self, finding: Finding, **words: str) -> NoReturn:
        """Note what was found, after which there is nothing to check."""
        self.add(finding, **words)
        raise Stopped

    @property
    def findings(self) -> list[Finding]:
        return [check.finding for check in self.checks]

    @property
    def is_unread(self) -> bool:
        """Whether there was no badge to judge: nothing is then said of the person who gave it."""
        return bool(self.checks) and _UNREAD.issuperset(self.findings)

    @property
    def verdict(self) -> Verdict:
        """The worst of what was found."""
        outcomes = {check.outcome for check in self.checks}
        if Outcome.FAILED in outcomes:
            return Verdict.INVALID
        return Verdict.UNCERTAIN if Outcome.UNKNOWN in outcomes or not outcomes else Verdict.VALID
