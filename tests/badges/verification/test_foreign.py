"""Badges of other people, made by the library."""

from collections.abc import Mapping
from typing import Any

import pytest
from openbadgeslib import KeyECC, KeyEd25519, KeyRSA
from openbadgeslib.keys import public_jwk_from_pem
from openbadgeslib.ob3 import (
    Achievement,
    Issuer,
    OB3LdpSigner,
    OB3Signer,
    OpenBadgeCredential,
    build_did_document,
    did_key_from_pem,
    multikey_from_pem,
)

from badges.verification.report import Verdict
from badges.verification.sentences import Finding as Found
from tests.badges import vectors
from tests.badges.samples import NOW
from tests.badges.verification.web import judged

DID = "did:web:ecole.exemple.org"
DID_URL = "https://ecole.exemple.org/.well-known/did.json"
PRIVATE, PUBLIC = KeyEd25519().generate_keypair()
SCHOOL, KEY_URL = "https://ecole.exemple.org/issuer", "https://ecole.exemple.org/key"
METHOD = f"{DID}#{multikey_from_pem(PUBLIC)}"


def badge(issuer: str = DID) -> OpenBadgeCredential:
    achievement = Achievement("https://ecole.exemple.org/a/1", "Soudure", "Sait souder.", "Une pièce soudée.")
    return OpenBadgeCredential(
        Issuer(issuer, "École"), "urn:uuid:6f2f8d5e-6a0e-4c0e-9b8e-0d3c1c9a7b10", achievement, issuance_date=NOW
    )


def multikey(controller: str, method: str) -> dict[str, Any]:
    return {
        "id": method,
        "type": "Multikey",
        "controller": controller,
        "publicKeyMultibase": multikey_from_pem(PUBLIC),
    }


def published(*methods: dict[str, Any]) -> dict[str, Any]:
    return {"id": DID, "verificationMethod": list(methods), "assertionMethod": [method["id"] for method in methods]}


SIGNED = OB3LdpSigner(PRIVATE, verification_method=METHOD).sign(badge())


def test_a_badge_of_another_issuer_is_valid() -> None:
    report = judged(SIGNED, {DID_URL: published(multikey(DID, METHOD))})

    assert report.findings[2:] == [Found.ISSUER_FOUND, Found.SIGNATURE_GOOD, Found.WITHOUT_END, Found.LIST_ABSENT]
    assert report.verdict is Verdict.VALID


@pytest.mark.parametrize(
    ("keys", "algorithm"), [(KeyRSA(), "RS256"), (KeyECC(), "ES256"), (KeyEd25519(), "EdDSA")], ids=["RSA", "EC", "Ed"]
)
def test_tokens_without_a_kid_are_tried_with_each_key(keys: Any, algorithm: str) -> None:
    private, public = keys.generate_keypair()
    token = OB3Signer(private, algorithm).sign(badge())
    listed = [("1", public_jwk_from_pem(PUBLIC)), ("2", public_jwk_from_pem(public))]

    assert judged(token, {DID_URL: build_did_document(DID, listed)}).verdict is Verdict.VALID
    assert judged(token, {DID_URL: build_did_document(DID, listed[:1])}).findings[-1] is Found.SIGNATURE_BROKEN


def test_a_badge_signed_by_its_own_key_is_uncertain() -> None:
    did = did_key_from_pem(PUBLIC)
    signed = OB3LdpSigner(PRIVATE, verification_method=f"{did}#{did[8:]}").sign(badge(did))
    report = judged(signed)

    assert (report.verdict, report.findings[2:4]) == (Verdict.UNCERTAIN, [Found.ISSUER_UNNAMED, Found.SIGNATURE_GOOD])


@pytest.mark.parametrize(
    ("web", "verdict"),
    [
        ({KEY_URL: multikey(SCHOOL, f"{KEY_URL}#1")}, Verdict.VALID),
        ({KEY_URL: multikey("https://pirate.example/issuer", f"{KEY_URL}#1")}, Verdict.INVALID),
        ({}, Verdict.UNCERTAIN),
    ],
    ids=["its own", "of another", "no answer"],
)
def test_an_issuer_named_by_an_address_publishes_its_key_there(web: Mapping[str, Any], verdict: Verdict) -> None:
    signed = OB3LdpSigner(PRIVATE, verification_method=f"{KEY_URL}#1").sign(badge(SCHOOL))

    assert judged(signed, web).verdict is verdict


@pytest.mark.parametrize("method", ["https://pirate.example/key#1", "did:web:pirate.example#1"])
def test_a_key_of_another_place_is_refused(method: str) -> None:
    signed = OB3LdpSigner(PRIVATE, verification_method=method).sign(badge())
    pirate = {"https://pirate.example/key": multikey("https://pirate.example/key", method)}

    assert judged(signed, pirate).findings[-1] is Found.ISSUER_DIFFERS


def test_contexts_that_are_not_kept_are_uncertain_not_fetched() -> None:
    signed = {**SIGNED, "@context": [*SIGNED["@context"], "https://pirate.example/context"]}

    assert judged(signed, {DID_URL: published(multikey(DID, METHOD))}).findings[-1] is Found.SIGNATURE_OF_ANOTHER_KIND


def test_the_example_of_the_w3c_is_no_badge() -> None:
    proof = {**vectors.OPTIONS, "proofValue": vectors.PROOF_VALUE}

    assert judged({**vectors.DOCUMENT, "proof": proof}).findings == [Found.READ, Found.FORM_UNKNOWN]


def test_a_member_re_keyed_to_its_address_is_refused() -> None:
    # The proof covers what the JSON means: a member under its full address means the same, and reads as nothing.
    moved = {name: value for name, value in SIGNED.items() if name != "validFrom"}
    moved["https://www.w3.org/2018/credentials#validFrom"] = {
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
        "@value": SIGNED["validFrom"],
    }
    report = judged({**moved, "issuanceDate": SIGNED["validFrom"]}, {DID_URL: published(multikey(DID, METHOD))})

    assert report.verdict is Verdict.INVALID
