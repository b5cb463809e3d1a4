"""Verifying any badge: it writes nothing, and says each thing in plain French. Our own need no network."""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from badges.documents import ascii_json
from badges.verification import Report, verify
from badges.verification.fetching import Fetch, Gone, Missing, Unreachable
from webapp.usecases.awarding import publishing
from webapp.usecases.awarding.achievements import find_achievement
from webapp.usecases.awarding.fetching import SafeFetcher
from webapp.usecases.awarding.publishing import Document, OpenBadge

__all__ = ["Fetch", "Report", "judge_own", "nowhere", "own_first", "safe_fetch", "verify_badge"]

JUDGED_FOR: Final = timedelta(minutes=5)
KEPT: Final = 256


def verify_badge(given: bytes | str, *, email: str, fetch: Fetch, now: datetime) -> Report:
    """Judge a file or an address, and say each thing that was looked at in plain French."""
    return verify(given, fetch=fetch, now=now, email=email)


def safe_fetch() -> Fetch:
    """Return what opens addresses of strangers: public machines alone, HTTPS, little and not for long."""
    return SafeFetcher()


def own_first(session: Session, *, base: str, elsewhere: Fetch) -> Fetch:
    """Answer our own addresses from the database, whatever stands between us and the network."""
    host = urlsplit(base).netloc

    def fetch(address: str) -> bytes:
        try:
            parts = urlsplit(address)
        except ValueError:
            return elsewhere(address)
        return _own(session, parts.path, base) if parts.netloc == host else elsewhere(address)

    return fetch


def judge_own(session: Session, badge: OpenBadge, *, base: str, now: datetime) -> Report:
    """Judge a badge of ours as anybody else would; the same badge once in five minutes, until something changes."""
    key = (ascii_json(badge.document.get("proof", {})), base, badge.is_withdrawn)
    if (kept := _JUDGED.find(key, now)) is not None:
        return kept
    report = verify(ascii_json(badge.document), fetch=own_first(session, base=base, elsewhere=nowhere), now=now)
    _JUDGED.keep(key, now, report)
    return report


class _Judged:
    """Reports of a moment ago: a page that everybody opens costs one signature."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._reports: OrderedDict[object, tuple[datetime, Report]] = OrderedDict()

    def find(self, key: object, now: datetime) -> Report | None:
        with self._lock:
            kept = self._reports.get(key)
        return kept[1] if kept is not None and abs(now - kept[0]) < JUDGED_FOR else None

    def keep(self, key: object, now: datetime, report: Report) -> None:
        with self._lock:
            self._reports[key] = (now, report)
            while len(self._reports) > KEPT:
                self._reports.popitem(last=False)


_JUDGED: Final = _Judged()
_Answer = Callable[..., Document | bytes | None]


def nowhere(address: str) -> bytes:
    """Open no address but ours."""
    raise Unreachable("il porte l’adresse d’un autre site")


def _own(session: Session, path: str, base: str) -> bytes:
    for pattern, answer in _OWN.items():
        if found := re.fullmatch(pattern, path):
            content = answer(session, base, **found.groupdict())
            if content is None:
                break
            return content if isinstance(content, bytes) else ascii_json(content).encode()
    raise Missing("il répond par une erreur (404)")


def _badge(session: Session, base: str, *, badge: str, form: str | None = None) -> Document | bytes | None:
    found = publishing.open_badge(session, badge, base=base)
    if found is None:
        return None
    if form == ".png":
        return publishing.baked(found)[0]
    if form == ".svg":
        return publishing.baked(found)[1].encode()
    return found.jwt.encode() if form == ".jwt" else found.document


def _assertion(session: Session, base: str, *, badge: str) -> Document | None:
    found = publishing.assertion(session, badge, base=base)
    if found is not None and found[1]:
        raise Gone("le badge n’y est plus")
    return found and found[0]


def _picture(session: Session, base: str, *, slug: str, name: str) -> bytes | None:
    achievement = find_achievement(name)
    return None if achievement is None else publishing.picture_of(achievement)[0]


_OWN: Final[Mapping[str, _Answer]] = {
    r"/orgs/(?P<slug>[^/]+)/did\.json": lambda session, base, slug: publishing.did(session, slug, base=base),
    r"/orgs/(?P<slug>[^/]+)/status/(?P<number>\d{1,9})": lambda session, base, slug, number: publishing.status(
        session, slug, int(number)
    ),
    r"/orgs/(?P<slug>[^/]+)/ob2\.json": lambda session, base, slug: publishing.older_issuer(session, slug, base=base),
    r"/orgs/(?P<slug>[^/]+)/achievements/(?P<name>[^/.]+)/ob2\.json": (
        lambda session, base, slug, name: publishing.older_achievement(session, slug, name, base=base)
    ),
    r"/orgs/(?P<slug>[^/]+)/achievements/(?P<name>[^/.]+)\.png": _picture,
    r"/badges/(?P<badge>[^/.]+)(?P<form>\.(json|jwt|png|svg))?": _badge,
    r"/badges/(?P<badge>[^/.]+)/ob2\.json": _assertion,
}
