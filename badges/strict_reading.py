"""The library's strict reader: wallets read JSON, signatures cover what it means, and both must say the same."""

from collections.abc import Mapping
from typing import Any, Final

from badges.faults import BadgeFault

# It judges dates last, by a clock of its own. Whoever asks here judges them by the moment that is given.
_ONLY_DATES: Final = ("Credential has expired", "Credential is not yet valid")


class ReadOtherwise(BadgeFault):
    """The signature is wrong, or does not cover all that the JSON says."""

    @property
    def is_foreign(self) -> bool:
        """Whether it stands on a context that is not kept here, so that nobody can tell."""
        return "allowlist" in str(self)


def read_strictly(document: Mapping[str, Any], public_pem: bytes) -> None:
    """Refuse a credential whose proof this key did not make, or that could be read otherwise than it was signed."""
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3 import OB3LdpVerifier

    try:
        OB3LdpVerifier(pubkey_pem=public_pem).verify(dict(document))
    except LibOpenBadgesException as fault:
        if not str(fault).startswith(_ONLY_DATES):
            raise ReadOtherwise(str(fault)) from fault
