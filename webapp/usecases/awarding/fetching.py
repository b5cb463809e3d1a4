"""Opening an address that a stranger gave us: HTTPS and public machines alone, no redirect, little, not for long."""

import ssl
import time
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, urlsplit

from badges.verification.fetching import Gone, Missing, Refused, Unreachable
from webapp.outside import SECONDS, NoSuchHostError, Outside, PrivateMachineError

LARGEST: Final = 256 * 1024
_BLOCK: Final = 16 * 1024
_ACCEPTED: Final = {"Accept": "application/json, image/png;q=0.9, */*;q=0.8"}


@dataclass(frozen=True, slots=True)
class SafeFetcher:
    """Fetches what a badge leads to; the French words of its refusals are read by whoever verifies."""

    outside: Outside = field(default_factory=Outside)

    def __call__(self, url: str) -> bytes:
        """Return what is there; raises Refused, Unreachable or Gone."""
        parts = _https(url)
        connection = self._connection(parts.hostname or "")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", path, headers=_ACCEPTED)
            return _content(connection.getresponse())
        except ssl.SSLError:
            raise Unreachable("sa connexion n’est pas sûre") from None
        except (OSError, HTTPException, UnicodeError):
            raise Unreachable("il ne répond pas, ou trop lentement") from None
        finally:
            connection.close()

    def _connection(self, host: str) -> HTTPSConnection:
        try:
            return self.outside.connection(host)
        except NoSuchHostError:
            raise Unreachable("ce nom de site n’existe pas") from None
        except PrivateMachineError:
            raise Refused("elle mène à une machine privée") from None


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
    if response.status == 404:
        raise Missing("il répond par une erreur (404)")
    if response.status != 200:
        raise Unreachable(f"il répond par une erreur ({response.status})")
    content, end = b"", time.monotonic() + SECONDS
    while block := response.read1(_BLOCK):
        content += block
        if len(content) > LARGEST:
            raise Unreachable("il envoie un fichier trop lourd")
        if time.monotonic() > end:
            raise Unreachable("il ne répond pas, ou trop lentement")
    return content
