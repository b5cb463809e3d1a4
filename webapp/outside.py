"""Reaching a machine that somebody named: public machines alone, by HTTPS.

The host is looked up once; it is refused when one of its addresses is private, and the connection goes to the very
address that was looked at.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.client import HTTPSConnection
from typing import Final

SECONDS: Final = 5.0
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


class NoSuchHostError(Exception):
    """A name that leads nowhere."""


class PrivateMachineError(Exception):
    """A name that leads to a machine that is not on the open internet."""


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
class Outside:
    """The way to machines of strangers. Tests alone give other names, other certificates and another port."""

    resolve: Callable[[str], Iterable[str]] = resolve
    is_allowed: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    port: int = 443

    def connection(self, host: str) -> HTTPSConnection:
        """Return a connection to be used and closed. Raises NoSuchHostError, PrivateMachineError."""
        try:
            found = list(self.resolve(host))
        except (OSError, UnicodeError):
            raise NoSuchHostError(host) from None
        if not found or not all(self.is_allowed(address) for address in found):
            raise PrivateMachineError(host)
        return _Pinned(host, (found[0], self.port), self.context)


class _Pinned(HTTPSConnection):
    """A connection to one machine, with the certificate of the host that was asked for."""

    def __init__(self, host: str, to: tuple[str, int], context: ssl.SSLContext) -> None:
        super().__init__(host, to[1], timeout=SECONDS, context=context)
        self._to = to
        self._tls = context

    def connect(self) -> None:
        """Connect to the machine that was looked at."""
        plain = socket.create_connection(self._to, timeout=SECONDS)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
