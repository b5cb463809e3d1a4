"""Sending to an address that an organisation gave us: HTTPS and public machines alone, no redirect, not for long.

The host is looked up once; it is refused when one of its addresses is private, and the connection goes to the very
address that was looked at.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, urlsplit

from webapp.policy.programs import hook_address_fault

_SECONDS: Final = 5.0
_READ: Final = 1024
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a try, and in which words a journal says it."""

    is_delivered: bool
    answer: str
    # Of HTTP, when there was an answer at all.
    status: int | None = field(default=None, compare=False)


def resolve(host: str) -> list[str]:
    """Return every address of a host."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Say whether this is a machine of the open internet, however it is written."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in _NAT64 or ip.sixtofour is not None or ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True)
class Sender:
    """Posts a text to an address."""

    resolve: Callable[[str], Iterable[str]] = resolve
    is_allowed: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    port: int = 443

    def __call__(self, address: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        """Send once; any answer of the 200s is a delivery."""
        if hook_address_fault(address):
            return Sent(False, "adresse refusée")
        parts = urlsplit(address)
        try:
            found = list(self.resolve(parts.hostname or ""))
        except (OSError, UnicodeError):
            return Sent(False, "ce nom n’existe pas")
        if not found or not all(self.is_allowed(each) for each in found):
            return Sent(False, "adresse refusée\u00a0: machine privée")
        return self._post(parts, found[0], body, headers)

    def _post(self, parts: SplitResult, machine: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        connection = _Pinned(parts.hostname or "", (machine, self.port), self.context)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("POST", path, body, dict(headers))
            response = connection.getresponse()
            response.read(_READ)
        except ssl.SSLError:
            return Sent(False, "certificat refusé")
        except (OSError, HTTPException, UnicodeError):
            return Sent(False, "pas de réponse")
        finally:
            connection.close()
        return Sent(200 <= response.status < 300, f"réponse {response.status}", response.status)


class _Pinned(HTTPSConnection):
    """A connection to one machine, with the certificate of the host that was asked for."""

    def __init__(self, host: str, to: tuple[str, int], context: ssl.SSLContext) -> None:
        super().__init__(host, to[1], timeout=_SECONDS, context=context)
        self._to = to
        self._tls = context

    def connect(self) -> None:
        """Connect to the machine that was looked at."""
        plain = socket.create_connection(self._to, timeout=_SECONDS)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
