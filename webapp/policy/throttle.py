"""How many wrong guesses are too many. Only failures count: twenty people joining over one Wi-Fi are no attack."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A bucket of guesses: how many it holds, and how long one takes to come back."""

    capacity: int
    refill: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """What was left of a bucket at some instant."""

    left: float
    at: datetime


# A phone: ten wrong guesses, then one every half minute.
PHONE = Limit(capacity=10, refill=timedelta(seconds=30))
# An address, which a whole workshop may share: twenty phones at their limit, then one every three seconds.
ADDRESS = Limit(capacity=200, refill=timedelta(seconds=3))
# Badges verified from an address: an employer reads a pile of applications; each costs a tenth of a second.
VERIFICATION = Limit(capacity=40, refill=timedelta(seconds=6))


def full(limit: Limit, *, now: datetime) -> Bucket:
    """Return a bucket that nobody has drawn from."""
    return Bucket(left=float(limit.capacity), at=now)


def refilled(bucket: Bucket, limit: Limit, *, now: datetime) -> Bucket:
    """Return the bucket as it is now."""
    gained = max(timedelta(0), now - bucket.at) / limit.refill
    return Bucket(left=min(limit.capacity, bucket.left + gained), at=max(now, bucket.at))


def after_failure(bucket: Bucket, limit: Limit, *, now: datetime) -> Bucket:
    """Take one guess out."""
    current = refilled(bucket, limit, now=now)
    return Bucket(left=max(0.0, current.left - 1), at=current.at)


def wait(bucket: Bucket, limit: Limit, *, now: datetime) -> timedelta:
    """Return how long to wait before the next guess; zero while there is one left."""
    missing = 1 - refilled(bucket, limit, now=now).left
    return max(timedelta(0), missing * limit.refill)
