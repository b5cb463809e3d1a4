"""What it takes to sign one badge, and doing so: here, or in a process that does nothing else.

A signature is some forty milliseconds of Python that no other thread can use. A hundred badges given at once would hold
up every phone of the room, unless another process makes them: ``python -m`` this module.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.connection import Connection

from badges.credential import Award
from badges.endorsement import Endorsement
from badges.faults import BadgeFault
from badges.issuing import Issued, endorse, issue
from badges.keys import KeyRing

POLITENESS = 10  # as `nice` counts: phones come first


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """An award, what its giver says of it, and the keys of its issuer."""

    award: Award
    endorsement: Endorsement | None
    ring: KeyRing
    wrapping_key: bytes
    now: datetime


def _pass(step: str) -> None:
    """Go on: only tests stop between two steps."""


def carry_out(commission: Commission, passing: Callable[[str], None] = _pass) -> Issued:
    """Sign, and have both readers agree; raises BadgeFault."""
    key, award, now = commission.wrapping_key, commission.award, commission.now
    if commission.endorsement is not None:
        endorsement = endorse(commission.endorsement, commission.ring, wrapping_key=key, now=now)
        passing("endorsed")
        award = replace(award, endorsements=(endorsement,))
    issued = issue(award, commission.ring, wrapping_key=key, now=now)
    passing("signed")
    return issued


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
