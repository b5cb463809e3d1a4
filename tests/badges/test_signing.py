from datetime import UTC, datetime

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier, add_data_integrity_proof

from badges.credential import credential_document
from badges.faults import KeyFault
from badges.keys import KeyKind, unlock
from badges.multibase import decode
from badges.signing import as_jwt, with_proof
from tests.badges import vectors
from tests.badges.samples import AWARD, DID, NOW, WRAPPING_KEY, issued, ring

PROOF_KEY = unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY)
TOKEN_KEY = unlock(ring(), DID, KeyKind.P256, WRAPPING_KEY)


def test_the_signer_gives_the_proof_of_the_w3c() -> None:
    secret = Ed25519PrivateKey.from_private_bytes(decode(vectors.SECRET)[2:])
    pem = secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    signed = add_data_integrity_proof(
        vectors.DOCUMENT,
        pem,
        vectors.METHOD,
        created=datetime(2023, 2, 24, 23, 36, 38, tzinfo=UTC),
        extra_contexts={vectors.EXAMPLES: vectors.EXAMPLES_CONTEXT},
    )

    assert signed == {**vectors.DOCUMENT, "proof": {**vectors.OPTIONS, "proofValue": vectors.PROOF_VALUE}}


def test_the_proof_names_its_key_and_instant() -> None:
    document = credential_document(AWARD)
    signed = with_proof(document, PROOF_KEY, now=NOW)
    proof = signed.pop("proof")

    assert signed == document
    assert {name: value for name, value in proof.items() if name != "proofValue"} == {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-03-12T14:30:00Z",
        "verificationMethod": PROOF_KEY.method,
        "proofPurpose": "assertionMethod",
    }


def test_the_token_says_which_key_signed_it() -> None:
    # The library's own tokens do not: its verifier then takes the first key of the issuer, which is Ed25519.
    assert jwt.get_unverified_header(issued().jwt) == {"alg": "ES256", "typ": "JWT", "kid": TOKEN_KEY.method}


def test_the_token_holds_the_credential_and_the_registered_claims() -> None:
    document = credential_document(AWARD)
    claims = jwt.decode(as_jwt(document, TOKEN_KEY), options={"verify_signature": False})

    assert claims == {
        **document,
        "iss": DID,
        "sub": AWARD.recipient.urn,
        "jti": AWARD.id.urn,
        "nbf": int(NOW.timestamp()),
    }


def test_the_token_ends_when_the_credential_does() -> None:
    document = credential_document(AWARD) | {"validUntil": "2031-01-01T00:00:00Z"}
    claims = jwt.decode(as_jwt(document, TOKEN_KEY), options={"verify_signature": False})

    assert claims["exp"] == int(datetime(2031, 1, 1, tzinfo=UTC).timestamp())


def test_a_key_of_the_other_kind_signs_nothing() -> None:
    with pytest.raises(KeyFault, match="P-256"):
        as_jwt(credential_document(AWARD), PROOF_KEY)
    with pytest.raises(KeyFault, match="Ed25519"):
        with_proof(credential_document(AWARD), TOKEN_KEY, now=NOW)


def test_the_library_reads_both_forms() -> None:
    proof, token = ring()

    assert OB3LdpVerifier(pubkey_pem=proof.public_pem).verify(issued().document).id == AWARD.id.urn
    assert OB3Verifier(pubkey_pem=token.public_pem).verify(issued().jwt).id == AWARD.id.urn
