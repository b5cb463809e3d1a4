from dataclasses import replace

import pytest
from openbadgeslib.ob2 import OB2Verifier
from openbadgeslib.ob2.models import hash_identity
from openbadgeslib.ob2.verifier import OB2VerificationError

from badges.documents import Document, ascii_json
from badges.ob2 import Addresses, badge_class, hosted_assertion, issuer_profile, withdrawn_assertion
from tests.badges.samples import ACHIEVEMENT, AWARD, BASE, ISSUER, NOW

AT = Addresses(
    assertion="https://elan.exemple.fr/badges/7f3a/ob2.json",
    badge_class=f"{BASE}/achievements/cooperer-1/ob2.json",
    issuer=f"{BASE}/ob2.json",
    image="https://elan.exemple.fr/badges/7f3a.png",
)


def served(**changes: Document) -> dict[str, bytes]:
    documents = {
        "assertion": hosted_assertion(AWARD, AT),
        "badge_class": badge_class(ACHIEVEMENT, AT),
        "issuer": issuer_profile(ISSUER, AT),
        **changes,
    }
    return {getattr(AT, name): ascii_json(document).encode() for name, document in documents.items()}


def test_an_assertion_says_what_was_awarded() -> None:
    assert hosted_assertion(AWARD, AT) == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": AT.assertion,
        "recipient": {
            "type": "email",
            "hashed": True,
            "identity": hash_identity("malik@exemple.fr", "3f9c"),
            "salt": "3f9c",
        },
        "badge": AT.badge_class,
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2026-03-12T14:30:00Z",
        "image": AT.image,
        "narrative": "A tenu le rôle de passeur pendant les dix jours.",
        "evidence": [
            {
                "type": "Evidence",
                "name": "Épreuve du jour 3",
                "narrative": "A organisé le travail du groupe.",
                "genre": "Observation",
            }
        ],
    }


def test_a_badge_class_keeps_criteria_frameworks_and_language() -> None:
    assert badge_class(ACHIEVEMENT, AT) == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": AT.badge_class,
        "@language": "fr",
        "name": ACHIEVEMENT.name,
        "description": ACHIEVEMENT.description,
        "image": ACHIEVEMENT.image_url,
        "criteria": {"id": ACHIEVEMENT.id, "narrative": ACHIEVEMENT.criteria},
        "issuer": AT.issuer,
        "tags": ["équipe", "relationnel"],
        "alignment": [
            {
                "targetName": "work in teams",
                "targetUrl": "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0",
                "targetFramework": "ESCO",
            }
        ],
    }


def test_another_implementation_accepts_the_three_documents() -> None:
    verifier = OB2Verifier(download=served().__getitem__)
    found = verifier.verify_hosted(hosted_assertion(AWARD, AT), expected_recipient="malik@exemple.fr")

    assert (found.id, found.badge, found.issued_on) == (AT.assertion, AT.badge_class, NOW)


def test_without_an_e_mail_the_recipient_is_the_hash_of_an_identifier() -> None:
    document = hosted_assertion(replace(AWARD, email=None), AT)

    assert (document["recipient"]["type"], document["recipient"]["salt"]) == ("url", AWARD.id.hex)
    assert AWARD.recipient.hex not in ascii_json(document)


@pytest.mark.parametrize(
    "changes",
    [
        {"assertion": withdrawn_assertion(AT, "Retiré par l’émetteur")},
        {"assertion": hosted_assertion(replace(AWARD, email=None), AT)},
        {"issuer": issuer_profile(ISSUER, replace(AT, issuer="https://elsewhere.example/issuer"))},
    ],
    ids=["withdrawn", "another recipient", "an issuer elsewhere"],
)
def test_another_implementation_refuses_what_is_served_otherwise(changes: dict[str, Document]) -> None:
    verifier = OB2Verifier(download=served(**changes).__getitem__)

    with pytest.raises(OB2VerificationError):
        verifier.verify_hosted(hosted_assertion(AWARD, AT))
