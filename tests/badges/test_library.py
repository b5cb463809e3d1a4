"""What openbadgeslib 4.6.3 does that we must not rely on. When one of these fails, the detour can go."""

import json
from base64 import urlsafe_b64decode

import pytest
from openbadgeslib import KeyECC, baking
from openbadgeslib.keys import public_jwk_from_pem
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Signer, add_data_integrity_proof, build_did_document
from openbadgeslib.ob3.verifier import OB3VerificationError

from badges.credential import credential_document
from badges.keys import KeyKind, unlock
from badges.png import CREDENTIAL, bake_png
from tests.architecture.tree import files_ending, text_of
from tests.badges.pictures import SVG, png
from tests.badges.samples import AWARD, DID, STATUS_URL, WRAPPING_KEY, issued, ring
from tests.badges.verification.web import marked

PROOF_KEY = unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY)


def test_it_bakes_svg_with_entities_and_without_cdata() -> None:
    baked = baking.bake_svg(SVG.encode(), json.dumps({"a": "b"}), as_text=True).decode()

    assert "CDATA" not in baked


def test_it_bakes_a_second_chunk_beside_the_first() -> None:
    once = bake_png(png(), {CREDENTIAL: "{}"})
    twice = baking.bake_png(once, '{"newer":1}', keyword=baking.ITXT_KEYWORD_OB3)

    assert twice.count(b"openbadgecredential") == 2
    assert baking.extract_png(twice, keyword=baking.ITXT_KEYWORD_OB3) == "{}"


def test_its_tokens_name_no_key() -> None:
    private, _ = KeyECC().generate_keypair()
    head = OB3Signer(private, "ES256").sign_payload({"iss": DID}).partition(".")[0]

    assert "kid" not in json.loads(urlsafe_b64decode(head + "=="))


def test_its_did_document_has_no_multikey() -> None:
    document = build_did_document(DID, [("1", public_jwk_from_pem(ring()[0].public_pem))])

    assert "publicKeyMultibase" not in json.dumps(document)


def test_it_signs_terms_that_no_context_defines_and_then_refuses_them() -> None:
    document = {**credential_document(AWARD), "mention": "très bien"}
    signed = add_data_integrity_proof(document, PROOF_KEY.private_pem, PROOF_KEY.method)

    with pytest.raises(OB3VerificationError):
        OB3LdpVerifier(pubkey_pem=ring()[0].public_pem).verify(signed)


def test_it_takes_no_list_with_an_embedded_proof() -> None:
    verifier = OB3LdpVerifier(pubkey_pem=ring()[0].public_pem)
    answers = {STATUS_URL: json.dumps(marked()).encode()}

    with pytest.raises(OB3VerificationError):
        verifier.verify(issued().document, check_status=True, download=answers.__getitem__)


def test_what_writes_recipients_to_disk_is_not_used() -> None:
    forbidden = ("StatusRegistry", "status_registry", "issue_from_conf", "confparser")
    ours = [name for name in files_ending(".py") if name.startswith(("badges/", "webapp/"))]

    assert [(name, word) for name in ours for word in forbidden if word in text_of(name)] == []
