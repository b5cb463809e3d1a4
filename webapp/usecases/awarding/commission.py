"""What takes long of badges, and doing it: here, or in a process that does nothing else.

A signature is some forty milliseconds of Python that no other thread can use, and a control of a badge in each of its
forms takes ten times that. A hundred badges given at once would hold up every phone of the room, unless another process
makes them: ``python -m`` this module.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any, Final, Protocol

from badges.credential import Award
from badges.documents import Document
from badges.endorsement import Endorsement
from badges.faults import BadgeFault
from badges.issuer import did_document
from badges.issuing import Issued, endorse, issue
from badges.keys import KeyKind, KeyRing, unlock
from badges.second_check import confirm_proof
from badges.status_list import status_list
from badges.verification import Report, verify
from badges.verification.fetching import Unreachable
from badges.verification.report import Verdict
from badges.verification.sentences import Outcome

POLITENESS: Final = 10  # as `nice` counts: phones come first
Passing = Callable[[str], None]


class Commission(Protocol):
    """Something to be done with badges, that holds all that it takes."""

    def carry_out(self, passing: Passing) -> Any:
        """Do it; raises BadgeFault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeCommission:
    """An award, what its giver says of it, and the keys of its issuer."""

    award: Award
    endorsement: Endorsement | None
    ring: KeyRing
    wrapping_key: bytes
    now: datetime

    def carry_out(self, passing: Passing) -> Issued:
        """Sign, and have both readers agree."""
        award = self.award
        if self.endorsement is not None:
            endorsement = endorse(self.endorsement, self.ring, wrapping_key=self.wrapping_key, now=self.now)
            passing("endorsed")
            award = replace(award, endorsements=(endorsement,))
        return issue(award, self.ring, wrapping_key=self.wrapping_key, now=self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCommission:
    """A list of withdrawn badges, and the keys of its issuer."""

    did: str
    address: str
    withdrawn: Sequence[int]
    ring: KeyRing
    wrapping_key: bytes
    now: datetime
    until: datetime

    def carry_out(self, passing: Passing) -> Document:
        """Sign the list, and have the second reader agree."""
        signer = unlock(self.ring, self.did, KeyKind.ED25519, self.wrapping_key)
        document = status_list(self.did, self.address, self.withdrawn, signer, now=self.now, valid_until=self.until)
        confirm_proof(document, did_document(self.did, self.ring))
        passing("list confirmed")
        return document


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlCommission:
    """The forms of a badge, and what its issuer serves, by address."""

    forms: Mapping[str, bytes]
    served: Mapping[str, bytes]
    now: datetime

    def carry_out(self, passing: Passing) -> dict[str, str]:
        """Judge each form as an employer would; say what is wrong with those that are not valid."""
        reports = {name: verify(form, fetch=self._fetch, now=self.now) for name, form in self.forms.items()}
        passing("judged")
        return {name: _why(report) for name, report in reports.items() if report.verdict is not Verdict.VALID}

    def _fetch(self, address: str) -> bytes:
        if address not in self.served:
            raise Unreachable("elle n’est pas d’ici")
        return self.served[address]


def _why(report: Report) -> str:
    sentence = next(check.sentence for check in reversed(report.checks) if check.outcome is not Outcome.PASSED)
    return sentence.removesuffix(".")


def _pass(step: str) -> None:
    """Go on: only tests stop between two steps."""


def carry_out(commission: Commission, passing: Passing = _pass) -> Any:
    """Do here what is asked for; raises BadgeFault."""
    return commission.carry_out(passing)


def main() -> None:
    """Carry out what comes by the connection whose number is given, until whoever asks has gone."""
    os.nice(POLITENESS)
    with Connection(int(sys.argv[1])) as asker, suppress(EOFError, ConnectionError):
        while True:
            commission = asker.recv()
            try:
                asker.send(carry_out(commission))
            except BadgeFault as fault:
                asker.send(fault)


if __name__ == "__main__":
    main()
