"""How many wrong passwords and codes are too many, without letting a stranger shut somebody out.

A browser that has signed in here before has a bucket of its own: whoever knows only an address can empty the bucket of
that address, not the one of the person's own computer.
"""

import hmac
from datetime import timedelta
from typing import Final

from flask import Response, request

from webapp.policy.throttle import ADDRESS, PHONE, Limit
from webapp.web.common.attempts import address_here
from webapp.web.common.resume_card import derived
from webapp.web.common.security import config

COOKIE: Final = "elan-pro-known"
DAYS: Final = 180
# An account, from browsers that never signed in: fifty wrong passwords, then one a minute.
ACCOUNT: Final = Limit(capacity=50, refill=timedelta(minutes=1))
# A one-time code has a million values: ten tries, then one every quarter of an hour, ninety-six a day.
CODE: Final = Limit(capacity=10, refill=timedelta(minutes=15))


def password_limits(email: str) -> dict[str, Limit]:
    """Return the buckets that a wrong password draws from; the first key is the one who guesses."""
    address = address_here()
    if _is_known(email):
        return {f"known:{email}": PHONE}
    return {f"pro:{email}:{address}": PHONE, f"address:{address}": ADDRESS, f"account:{email}": ACCOUNT}


def code_limits(staff: str) -> dict[str, Limit]:
    """Return the buckets that a wrong code draws from: only who knows the password gets there."""
    return {f"code:{staff}": CODE}


def remember_browser(response: Response, email: str) -> Response:
    """Have this browser recognised the next time: it proves nothing but that it signed in once."""
    response.set_cookie(
        COOKIE, _mark(email), max_age=DAYS * 86_400, httponly=True, samesite="Lax", secure=config().is_https
    )
    return response


def _is_known(email: str) -> bool:
    return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), _mark(email).encode())


def _mark(email: str) -> str:
    return derived("known browser", email).hex()
