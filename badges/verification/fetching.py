"""Opening an address that a stranger gave us: HTTPS and public machines alone, no redirect, little, not for long."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, urlsplit

LARGEST: Final = 256 * 1024
_MOST: Final = 12
_SECONDS: Final = 5.0
_BLOCK: Final = 16 * 1024
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

Fetch = Callable[[str], bytes]


class Refused(Exception):
    """An address that we do not open. The French words say why."""


class Unreachable(Exception):
    """An address that gave nothing. The French words say why."""


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


def resolve(host: str) -> list[str]:
    """Every address of a host."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether this is a machine of the open internet, however it is written."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in _NAT64 or ip.sixtofour is not None or ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True)
class SafeFetcher:
    """Looks a host up once, refuses it when an address of it is private, and connects to the one that it looked at."""

    resolve: Callable[[str], Iterable[str]] = resolve
    is_allowed: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    port: int = 443

    def __call__(self, url: str) -> bytes:
        parts = _https(url)
        host = parts.hostname or ""
        connection = _Pinned(host, self._address(host), self.port, self.context)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", path, headers={"Accept": "application/json, image/png;q=0.9, */*;q=0.8"})
            return _content(connection.getresponse())
        except ssl.SSLError:
            raise Unreachable("sa connexion n’est pas sûre") from None
        except (OSError, HTTPException, UnicodeError):
            raise Unreachable("il ne répond pas, ou trop lentement") from None
        finally:
            connection.close()

    def _address(self, host: str) -> str:
        try:
            found = list(self.resolve(host))
        except (OSError, UnicodeError):
            raise Unreachable("ce nom de site n’existe pas") from None
        if not found or not all(self.is_allowed(address) for address in found):
            raise Refused("elle mène à une machine privée")
        return found[0]


class _Pinned(HTTPSConnection):
    """A connection to one machine, with the certificate of the host that was asked for."""

    def __init__(self, host: str, address: str, port: int, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=_SECONDS, context=context)
        self._to = (address, port)
        self._tls = context

    def connect(self) -> None:
        plain = socket.create_connection(self._to, timeout=_SECONDS)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _https(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused("elle est mal écrite") from None
    if parts.scheme != "https" or not parts.hostname:
        raise Refused("elle ne commence pas par https://")
    if parts.username is not None or port not in (None, 443):
        raise Refused("elle porte un nom d’utilisateur ou un port")
    if any(not " " < letter < "\x7f" for letter in url):
        raise Refused("elle est mal écrite")
    return parts


def _content(response: HTTPResponse) -> bytes:
    if response.status == 410:
        raise Gone("le badge n’y est plus")
    if 300 <= response.status < 400:
        raise Unreachable("il renvoie vers une autre adresse")
    if response.status != 200:
        raise Unreachable(f"il répond par une erreur ({response.status})")
    content, end = b"", time.monotonic() + _SECONDS
    while block := response.read1(_BLOCK):
        content += block
        if len(content) > LARGEST:
            raise Unreachable("il envoie un fichier trop lourd")
        if time.monotonic() > end:
            raise Unreachable("il ne répond pas, ou trop lentement")
    return content
