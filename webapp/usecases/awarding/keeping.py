"""Badges to be kept without us: every file of each, and all that a verifier needs when our server is gone."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from badges.contexts import ISSUED, context
from webapp.usecases.awarding import publishing
from webapp.usecases.awarding.publishing import Document, OpenBadge, baked, held_assertion, held_badge


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBadge:
    """A badge, and the folder where its files lie."""

    folder: str
    badge: OpenBadge


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Badges, and files by their place in the archive."""

    badges: tuple[KeptBadge, ...]
    files: Mapping[str, bytes]


def keep(session: Session, participant: int, badges: Sequence[str], *, base: str) -> Kept:
    """Gather one's badges in every form, the keys that vouch for them, the lists of withdrawn badges, the contexts."""
    files: dict[str, bytes] = {}
    kept = []
    for number, public_id in enumerate(badges, start=1):
        badge = held_badge(session, participant, public_id, base=base)
        if badge is None:
            continue
        folder = f"{number:02d}-{badge.achievement.id}"
        kept.append(KeptBadge(folder=folder, badge=badge))
        files |= {f"{folder}/{name}": content for name, content in _forms(badge).items()}
        files[f"{folder}/badge-open-badges-2.json"] = _readable(
            held_assertion(session, participant, public_id, base=base) or {}
        )
        files |= _issuer(session, badge, base)
    if kept:
        files |= {f"verification/contextes/{_name(address)}": _readable(context(address)) for address in ISSUED}
    return Kept(badges=tuple(kept), files=files)


def _forms(badge: OpenBadge) -> dict[str, bytes]:
    png, svg = baked(badge)
    return {
        "badge.png": png,
        "badge.svg": svg.encode(),
        "badge.json": badge.json.encode(),
        "badge.jwt": badge.jwt.encode(),
    }


def _issuer(session: Session, badge: OpenBadge, base: str) -> dict[str, bytes]:
    """The keys of the issuer, and the list where the badge has its bit, as they were on this day."""
    slug = badge.house.slug
    number = int(badge.document["credentialStatus"]["statusListCredential"].rpartition("/")[2])
    return {
        f"verification/{slug}/did.json": _readable(publishing.did(session, slug, base=base) or {}),
        f"verification/{slug}/status-{number}.json": _readable(publishing.status(session, slug, number) or {}),
    }


def _readable(document: Document) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def _name(address: str) -> str:
    name = address.rpartition("/")[2]
    return name if name.endswith(".json") else f"credentials-{name}.json"
