"""The list where each badge has one bit, set when it is withdrawn (Bitstring Status List 1.0).

It is signed with an embedded proof: one family of wallets ignores lists signed as JWT.
"""

import base64
import binascii
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from badges.documents import Document, instant
from badges.faults import BadgeFault
from badges.keys import SigningKey
from badges.signing import with_proof

SIZE: Final = 131_072  # bits: enough for nobody to be found by their place
LARGEST: Final = 4 * 1024 * 1024  # bytes of a list that somebody else made, once unpacked
_TTL: Final = timedelta(hours=1)


def draw_index(taken: Collection[int], draw: Callable[[int], int]) -> int:
    """A place that no badge ever had. ``draw(size)`` gives a number below ``size``, as ``secrets.randbelow`` does."""
    if len(taken) >= SIZE:
        raise BadgeFault("The status list is full: open another one")
    start = draw(SIZE)
    return next(place for step in range(SIZE) if (place := (start + step * _STRIDE) % SIZE) not in taken)


_STRIDE: Final = 7_919  # odd, so that all places of a list of 2^17 are visited


def status_list(
    did: str, url: str, withdrawn: Iterable[int], key: SigningKey, *, now: datetime, valid_until: datetime
) -> Document:
    """The signed list. It must be signed again before ``valid_until``, or badges can no more be judged."""
    from openbadgeslib.ob3 import build_status_list_credential

    document = build_status_list_credential(
        did, url, "revocation", withdrawn, SIZE, now, valid_until, int(_TTL.total_seconds() * 1000)
    )
    document |= {"validFrom": instant(now), "validUntil": instant(valid_until)}
    return with_proof(document, key, now=now)


def is_set(subject: Mapping[str, Any], index: int) -> bool:
    """Whether this place is marked in a list, ours or anybody's."""
    bits = _bits(subject.get("encodedList"))
    if not 0 <= index < len(bits) * 8:
        raise BadgeFault("The place is outside the status list")
    return bool(bits[index // 8] & (0x80 >> index % 8))


def _bits(encoded: object) -> bytes:
    if not isinstance(encoded, str) or len(encoded) > LARGEST:
        raise BadgeFault("The status list holds no bits")
    text = encoded.removeprefix("u")
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        reader = zlib.decompressobj(wbits=31)
        bits = reader.decompress(packed, LARGEST)
    except (binascii.Error, ValueError, zlib.error):
        raise BadgeFault("The status list cannot be unpacked") from None
    if not reader.eof:
        raise BadgeFault("The status list is cut short, or too large")
    return bits
