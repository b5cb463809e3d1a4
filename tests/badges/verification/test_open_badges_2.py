from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from openbadgeslib import KeyRSA
from openbadgeslib.ob2 import OB2Signer
from openbadgeslib.ob2.models import Assertion, IdentityObject, Verification

from badges.ob2 import hosted_assertion, issuer_profile, withdrawn_assertion
from badges.png import ASSERTION, bake_png
from badges.verification.fetching import Gone
from badges.verification.report import Badge, Verdict
from badges.verification.sentences import Finding as Found
from tests.badges.pictures import png
from tests.badges.samples import ACHIEVEMENT, AWARD, ISSUER, NOW
from tests.badges.verification.web import AT, judged

GOOD = [Found.READ, Found.FORM_2, Found.HOSTED_SAME, Found.NOT_WITHDRAWN, Found.WITHOUT_END]
DOCUMENT = hosted_assertion(AWARD, AT)


def test_a_hosted_assertion_is_valid_and_told() -> None:
    report = judged(DOCUMENT)

    assert (report.verdict, report.findings) == (Verdict.VALID, GOOD)
    assert report.badge == Badge(
        version="2.0",
        name=ACHIEVEMENT.name,
        description=ACHIEVEMENT.description,
        criteria=ACHIEVEMENT.criteria,
        narrative=AWARD.narrative,
        issuer=ISSUER.name,
        issuer_url=ISSUER.url,
        awarded_at="2026-03-12T14:30:00Z",
        image_url=ACHIEVEMENT.image_url,
    )


@pytest.mark.parametrize("source", [AT.assertion, bake_png(png(), {ASSERTION: AT.assertion})], ids=["address", "PNG"])
def test_an_assertion_is_read_where_it_stands(source: str | bytes) -> None:
    report = judged(source)

    assert (report.verdict, report.findings[-4:]) == (Verdict.VALID, GOOD[1:])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({AT.assertion: withdrawn_assertion(AT, "Retiré")}, Found.WITHDRAWN),
        ({AT.assertion: Gone("parti")}, Found.WITHDRAWN),
        ({AT.assertion: None}, Found.HOSTED_UNREACHABLE),
        ({AT.assertion: b"<html>"}, Found.HOSTED_DIFFERS),
        ({AT.assertion: {**DOCUMENT, "issuedOn": "2020-01-01T00:00:00Z"}}, Found.HOSTED_DIFFERS),
        ({AT.assertion: {**DOCUMENT, "id": "https://elan.exemple.fr/other"}}, Found.HOSTED_ELSEWHERE),
        ({AT.badge_class: None}, Found.HOSTED_UNREACHABLE),
        ({AT.issuer: issuer_profile(ISSUER, replace(AT, issuer="https://pirate.example/i"))}, Found.HOSTED_ELSEWHERE),
        ({AT.issuer: {**issuer_profile(ISSUER, AT), "verification": {"startsWith": "https://b.example/"}}},
         Found.HOSTED_ELSEWHERE),
        ({AT.issuer: {**issuer_profile(ISSUER, AT), "verification": {"allowedOrigins": ["b.example"]}}},
         Found.HOSTED_ELSEWHERE),
    ],
    ids=[
        "withdrawn", "gone", "no answer", "a page", "another date", "another id", "no badge class", "another issuer",
        "another scope", "other origins",
    ],
)  # fmt: skip
def test_what_its_site_does_not_confirm_is_not_valid(changes: dict[str, Any], found: Found) -> None:
    report = judged(DOCUMENT, changes)

    assert report.findings[-1] is found
    assert report.verdict is not Verdict.VALID


@pytest.mark.parametrize("member", ["recipient", "badge", "issuedOn"])
def test_a_file_that_was_changed_is_refused(member: str) -> None:
    assert judged({**DOCUMENT, member: "https://pirate.example"}).findings[-1] is Found.HOSTED_DIFFERS


@pytest.mark.parametrize(("days", "found"), [(-1, Found.EXPIRED), (1, Found.IN_TIME)])
def test_the_end_of_an_assertion_is_judged(days: int, found: Found) -> None:
    ending = hosted_assertion(replace(AWARD, valid_until=NOW + timedelta(days=days)), AT)

    assert judged(ending, {AT.assertion: ending}).findings[-1] is found


KEY_URL = "https://elan.exemple.fr/orgs/ml-lyon/key.json"
PRIVATE, PUBLIC = KeyRSA().generate_keypair()
PROFILE = {**issuer_profile(ISSUER, AT), "publicKey": KEY_URL, "revocationList": "https://elan.exemple.fr/revoked.json"}
CONTEXT = "https://w3id.org/openbadges/v2"
KEY = {"@context": CONTEXT, "type": "CryptographicKey", "id": KEY_URL, "owner": AT.issuer}
REVOKED = {"@context": CONTEXT, "type": "RevocationList", "id": PROFILE["revocationList"], "issuer": AT.issuer}
SIGNED = OB2Signer(PRIVATE, "RS256").sign(
    Assertion(
        IdentityObject.create("malik@exemple.fr", "3f9c"),
        AT.badge_class,
        Verification("SignedBadge", KEY_URL),
        "urn:uuid:6f2f8d5e-6a0e-4c0e-9b8e-0d3c1c9a7b99",
        NOW,
    )
)


def signed_web(**changes: Any) -> dict[str, Any]:
    key = {**KEY, "publicKeyPem": changes.get("pem", PUBLIC).decode()}
    revoked = {**REVOKED, "revokedAssertions": changes.get("revoked", [])}
    served = {AT.issuer: PROFILE, KEY_URL: key, PROFILE["revocationList"]: revoked}
    served.update(changes.get("web", {}))
    return served


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, Found.WITHOUT_END),
        ({"revoked": ["urn:uuid:6f2f8d5e-6a0e-4c0e-9b8e-0d3c1c9a7b99"]}, Found.WITHDRAWN),
        ({"pem": KeyRSA().generate_keypair()[1]}, Found.SIGNATURE_BROKEN),
        ({"web": {KEY_URL: None}}, Found.HOSTED_UNREACHABLE),
    ],
    ids=["good", "revoked", "another key", "no key"],
)
def test_a_signed_assertion_is_judged_by_the_key_of_its_issuer(changes: dict[str, Any], found: Found) -> None:
    assert judged(SIGNED, signed_web(**changes)).findings[-1] is found


def test_a_signed_assertion_without_its_token_proves_nothing() -> None:
    bare = {**DOCUMENT, "verification": {"type": "SignedBadge", "creator": KEY_URL}}

    assert judged(bare).findings[-1] is Found.SIGNATURE_MISSING


def test_a_badge_of_the_first_generation_is_uncertain() -> None:
    old = {"uid": "1", "recipient": {}, "badge": "https://a.example", "verify": {"type": "hosted"}}

    assert (judged(old).verdict, judged(old).findings[-1]) == (Verdict.UNCERTAIN, Found.FORM_OLD)


@pytest.mark.parametrize(
    ("email", "found"), [("Malik@exemple.fr", Found.RECIPIENT_SAME), ("lina@exemple.fr", Found.RECIPIENT_DIFFERS)]
)
def test_an_e_mail_is_compared_with_the_recipient(email: str, found: Found) -> None:
    assert judged(DOCUMENT, email=email).findings == [*GOOD, found]
