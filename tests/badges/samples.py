"""An issuer that is always the same, and badges of it."""

import json
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from badges.achievement import Achievement, Alignment
from badges.credential import Award, Evidence, StatusPlace, hashed_email
from badges.documents import Document
from badges.endorsement import Endorsement
from badges.issuer import Issuer, did_document, did_web
from badges.issuing import Issued, endorse, issue
from badges.keys import KeyRing, new_ring

NOW: Final = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
WRAPPING_KEY: Final = bytes(range(32))
BASE: Final = "https://elan.exemple.fr/orgs/ml-lyon"
DID: Final = did_web("elan.exemple.fr", "orgs", "ml-lyon")
ISSUER: Final = Issuer(DID, "Mission locale de Lyon", "https://ml-lyon.exemple.fr", image_url=f"{BASE}/logo.png")
STATUS_URL: Final = f"{BASE}/status/1"
ACHIEVEMENT: Final = Achievement(
    id=f"{BASE}/achievements/cooperer-1",
    kind="Competency",
    name="Coopérer — niveau 1",
    description="Tient son rôle dans une équipe connue, partage l’information et prévient en cas de difficulté.",
    criteria="Deux coéquipiers et un professionnel confirment.",
    image_url=f"{BASE}/achievements/cooperer-1.png",
    image_caption="Hexagone corail avec deux mains reliées, mention niveau 1",
    human_code="cooperer-1",
    tags=("équipe", "relationnel"),
    alignments=(
        Alignment(
            "work in teams",
            "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0",
            "ESCO",
            kind="ext:esco-skill",
        ),
    ),
    translations={"en": f"{BASE}/achievements/cooperer-1/en"},
)
RECIPIENT: Final = UUID("6f2f8d5e-6a0e-4c0e-9b8e-0d3c1c9a7b10")
AWARD: Final = Award(
    id=UUID("0b7e0d1c-5f0a-4a3e-8c57-3f6d2b1a9e01"),
    recipient=RECIPIENT,
    issuer=ISSUER,
    achievement=ACHIEVEMENT,
    awarded_at=NOW,
    valid_from=NOW,
    status=StatusPlace(STATUS_URL, 94_567),
    narrative="A tenu le rôle de passeur pendant les dix jours.",
    evidence=(Evidence("Épreuve du jour 3", "A organisé le travail du groupe.", genre="Observation"),),
    email=hashed_email("  Malik@Exemple.FR ", "3f9c"),
)


@cache
def ring() -> KeyRing:
    return new_ring(DID, now=NOW, wrapping_key=WRAPPING_KEY)


def public() -> Document:
    """What the issuer's did.json says."""
    return did_document(DID, ring())


@cache
def endorsement() -> Document:
    said = Endorsement(
        UUID("b1f6f0a2-0c3d-4c8e-9a51-7d0f5c2e4b03"), RECIPIENT, ISSUER, "Vu deux fois, en équipe nouvelle.", NOW
    )
    return endorse(said, ring(), wrapping_key=WRAPPING_KEY, now=NOW)


@cache
def issued() -> Issued:
    """The sample badge, with a counsellor's sentence inside."""
    return issued_as(endorsements=(endorsement(),))


def unsigned_token(**claims: str) -> str:
    """A token that says it needs no signature."""
    parts = (json.dumps(part).encode() for part in ({"alg": "none", "typ": "JWT"}, claims))
    return ".".join([*(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts), ""])


def issued_as(**changes: Any) -> Issued:
    return issue(replace(AWARD, **changes), ring(), wrapping_key=WRAPPING_KEY, now=NOW)
