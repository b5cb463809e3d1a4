"""What opens an address, which whoever verifies gives: this package opens none itself."""

from collections.abc import Callable
from typing import Final

_MOST: Final = 12

Fetch = Callable[[str], bytes]


class Refused(Exception):
    """An address that we do not open. The French words say why."""


class Unreachable(Exception):
    """An address that gave nothing. The French words say why."""


class Missing(Unreachable):
    """A site that answers, and has nothing there (404)."""


class Gone(Unreachable):
    """What was there was taken away on purpose (410)."""


def sparing(fetch: Fetch) -> Fetch:
    """The same, for one verification: each address once, and not many of them."""
    seen: dict[str, bytes] = {}

    def once(address: str) -> bytes:
        if address not in seen:
            if len(seen) >= _MOST:
                raise Unreachable("le badge demande trop d’adresses")
            seen[address] = fetch(address)
        return seen[address]

    return once
