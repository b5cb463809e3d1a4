"""Sending to an address that an organisation gave us: HTTPS and public machines alone, no redirect, not for long."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, urlsplit

from webapp.outside import NoSuchHostError, Outside, PrivateMachineError
from webapp.policy.programs import hook_address_fault

_READ: Final = 1024


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a try, and in which words a journal says it."""

    is_delivered: bool
    answer: str
    # Of HTTP, when there was an answer at all.
    status: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Sender:
    """Posts a text to an address."""

    outside: Outside = field(default_factory=Outside)

    def __call__(self, address: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        """Send once; any answer of the 200s is a delivery."""
        if hook_address_fault(address):
            return Sent(False, "adresse refusée")
        parts = urlsplit(address)
        try:
            connection = self.outside.connection(parts.hostname or "")
        except NoSuchHostError:
            return Sent(False, "ce nom n’existe pas")
        except PrivateMachineError:
            return Sent(False, "adresse refusée\u00a0: machine privée")
        return _post(connection, parts, body, headers)


def _post(connection: HTTPSConnection, parts: SplitResult, body: bytes, headers: Mapping[str, str]) -> Sent:
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
