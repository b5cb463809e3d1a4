"""The JSON-LD contexts that signatures depend on, kept locally and never fetched.

They come inside the wheel of openbadgeslib, which pins them to the publication of their authors: the W3C's under the
W3C Software and Document License, 1EdTech's as part of the Open Badges 3.0 specification. We copy none of them; we hold
their SHA-256 here, so that an upgrade that changes what a signature covers is refused, not noticed years later.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from badges.faults import UnknownContext

CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS: Final = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
ISSUED: Final = (CREDENTIALS, OPEN_BADGES, EXTENSIONS)

_OB: Final = "https://purl.imsglobal.org/spec/ob/v3p0"
_KEPT: Final[Mapping[str, tuple[str, str]]] = {
    CREDENTIALS: ("credentials-v2.json", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
    f"{_OB}/context-3.0.1.json": (
        "ob-v3p0-context-3.0.1.json",
        "5f3d9dd6288ef437ff8286cf95ffbff609c748a66f24a1e9450c45ca64be1571",
    ),
    f"{_OB}/context-3.0.2.json": (
        "ob-v3p0-context-3.0.2.json",
        "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
    ),
    OPEN_BADGES: ("ob-v3p0-context-3.0.3.json", "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84"),
    EXTENSIONS: ("ob-v3p0-extensions.json", "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93"),
    "https://w3id.org/security/data-integrity/v2": (
        "security-data-integrity-v2.json",
        "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
    ),
    "https://w3id.org/security/multikey/v1": (
        "security-multikey-v1.json",
        "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
    ),
}
ADDRESSES: Final = frozenset(_KEPT)


@lru_cache
def context(address: str) -> dict[str, Any]:
    """The context that this address names, exactly as it was published."""
    if address not in _KEPT:
        raise UnknownContext(f"This context is not kept here: {address}")
    name, expected = _KEPT[address]
    content = files("openbadgeslib.ob3.contexts").joinpath(name).read_bytes()
    if hashlib.sha256(content).hexdigest() != expected:
        raise UnknownContext(f"The context {address} is not the one that we know")
    document: dict[str, Any] = json.loads(content)
    return document


def load(address: str, options: object = None) -> dict[str, Any]:
    """A document loader as PyLD wants one, that never opens a connection."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": context(address),
    }
