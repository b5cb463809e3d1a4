"""Wrong guesses of codes and cards, remembered by this process: by phone, and by address for those who forge phones.

Only failures count, and the same wrong code typed twice counts once, so that a workshop on one Wi-Fi is never shut out.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import TypeVar

from flask import Flask, Response, current_app, request

from webapp.policy.throttle import ADDRESS, PHONE, Bucket, Limit, after_failure, full, wait
from webapp.web.common.clock import now
from webapp.web.common.resume_card import derived, new_token
from webapp.web.common.security import config

Value = TypeVar("Value")

COOKIE = "elan_phone"
REMEMBERED = 20_000
# An IPv6 customer owns a whole /64.
IPV6_PREFIX = 64


class Attempts:
    """Buckets of guesses by key, the least recently used ones forgotten first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._last_guess: OrderedDict[str, bytes] = OrderedDict()

    def wait(self, limits: dict[str, Limit], *, now: datetime) -> timedelta:
        """Return how long these keys must wait before another guess."""
        with self._lock:
            held = [(self._buckets.get(key) or full(limit, now=now), limit) for key, limit in limits.items()]
        return max(wait(bucket, limit, now=now) for bucket, limit in held)

    def fail(self, limits: dict[str, Limit], guess: bytes, *, now: datetime) -> None:
        """Count a wrong guess, unless it is the phone's last one again."""
        phone = next(iter(limits))
        with self._lock:
            if self._last_guess.get(phone) == guess:
                return
            _keep(self._last_guess, phone, guess)
            for key, limit in limits.items():
                _keep(self._buckets, key, after_failure(self._buckets.get(key) or full(limit, now=now), limit, now=now))


def install(app: Flask) -> None:
    """Start with no failure."""
    app.extensions["elan.attempts"] = Attempts()


def waiting_time(limits: dict[str, Limit] | None = None) -> timedelta:
    """Return how long this request's phone must wait before its next guess (``limits``: other keys than the phone)."""
    return _attempts().wait(limits or dict(_limits()), now=now())


def count_failure(guess: str, limits: dict[str, Limit] | None = None) -> None:
    """Count a wrong guess of this request's phone (or of ``limits``); the guess itself is not kept."""
    _attempts().fail(limits or dict(_limits()), derived("guess", guess), now=now())


def mark_phone(response: Response) -> Response:
    """Give the phone a number of its own for a day, so that one phone's mistakes are not its neighbours'."""
    if COOKIE not in request.cookies:
        response.set_cookie(
            COOKIE, new_token(), max_age=86_400, httponly=True, samesite="Lax", secure=config().is_https
        )
    return response


def _limits() -> Iterator[tuple[str, Limit]]:
    address = address_here()
    named = request.cookies.get(COOKIE, "")[:40]
    yield f"phone:{named or address + request.user_agent.string[:200]}", PHONE
    yield f"address:{address}", ADDRESS


def address_here() -> str:
    """Return the address that asks, or the network of one subscriber."""
    return _network(request.remote_addr or "")


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, IPV6_PREFIX), strict=False)) if found.version == 6 else address


def _attempts() -> Attempts:
    attempts: Attempts = current_app.extensions["elan.attempts"]
    return attempts


def _keep(memory: OrderedDict[str, Value], key: str, value: Value) -> None:
    memory[key] = value
    memory.move_to_end(key)
    while len(memory) > REMEMBERED:
        memory.popitem(last=False)
