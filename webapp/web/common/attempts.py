"""Wrong guesses of codes and cards: by phone, and by address for those who forge phones.

Only failures count, and the same wrong code typed twice counts once, so that a workshop on one Wi-Fi is never shut out.
"""

from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_address, ip_network

from flask import Flask, Response, current_app, request

from webapp.policy.throttle import ADDRESS, PHONE, Limit
from webapp.web.common.buckets import Attempts
from webapp.web.common.clock import now
from webapp.web.common.resume_card import derived, new_token
from webapp.web.common.security import config

COOKIE = "elan_phone"
# An IPv6 customer owns a whole /64.
IPV6_PREFIX = 64


def install(app: Flask) -> None:
    """Start with no failure, or with those that the other processes know."""
    redis_url = app.extensions["elan.config"].redis_url
    app.extensions["elan.attempts"] = _shared(redis_url) if redis_url else Attempts()


def _shared(redis_url: str) -> Attempts:
    from webapp.web.common.shared_buckets import SharedAttempts

    return SharedAttempts(redis_url)


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
