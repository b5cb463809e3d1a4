import hashlib
from copy import deepcopy

import jwt
import pytest

from badges import second_check
from badges.contexts import load
from badges.documents import Document
from badges.faults import NotConfirmed
from badges.keys import KeyKind, unlock
from badges.second_check import canonical, confirm_jwt, confirm_proof
from badges.signing import with_proof
from tests.badges import vectors
from tests.badges.samples import DID, NOW, WRAPPING_KEY, endorsement, issued, public, ring, unsigned_token
from tests.badges.tamperings import TAMPERINGS, tampered

W3C_DID = {
    "id": vectors.DOCUMENT["issuer"],
    "verificationMethod": [
        {"id": vectors.METHOD, "controller": vectors.DOCUMENT["issuer"], "publicKeyMultibase": vectors.PUBLIC}
    ],
    "assertionMethod": [vectors.METHOD],
}


@pytest.fixture
def w3c_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_examples(address: str, options: object = None) -> Document:
        if address != vectors.EXAMPLES:
            return load(address)
        return {"contextUrl": None, "documentUrl": address, "document": vectors.EXAMPLES_CONTEXT}

    monkeypatch.setattr(second_check, "load", load_examples)


@pytest.mark.usefixtures("w3c_examples")
def test_canonical_forms_are_those_of_the_w3c() -> None:
    options = {"@context": vectors.DOCUMENT["@context"], **vectors.OPTIONS}

    assert [hashlib.sha256(canonical(document).encode()).hexdigest() for document in (vectors.DOCUMENT, options)] == [
        vectors.DOCUMENT_HASH,
        vectors.OPTIONS_HASH,
    ]


@pytest.mark.usefixtures("w3c_examples")
def test_the_proof_of_the_w3c_is_confirmed_and_no_other() -> None:
    signed = {**vectors.DOCUMENT, "proof": {**vectors.OPTIONS, "proofValue": vectors.PROOF_VALUE}}
    confirm_proof(signed, W3C_DID)

    with pytest.raises(NotConfirmed, match="does not match"):
        confirm_proof({**signed, "name": "Alumni"}, W3C_DID)


def test_what_we_issue_is_confirmed() -> None:
    confirm_proof(issued().document, public())
    confirm_proof(endorsement(), public())
    confirm_jwt(issued().jwt, issued().document, public())


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampered_credential_is_refused(name: str) -> None:
    with pytest.raises(NotConfirmed):
        confirm_proof(tampered(name), public())


def test_forty_tamperings_are_tried() -> None:
    assert len(TAMPERINGS) >= 40


@pytest.mark.parametrize(
    "where", [(), ("credentialSubject",), ("credentialSubject", "achievement")], ids=["top", "subject", "achievement"]
)
def test_a_term_that_no_context_defines_is_refused_though_signed(where: tuple[str, ...]) -> None:
    document = deepcopy(issued().document)
    del document["proof"]
    place = document
    for step in where:
        place = place[step]
    place["mention"] = "très bien"
    signed = with_proof(document, unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY), now=NOW)

    with pytest.raises(NotConfirmed, match="No context defines: mention"):
        confirm_proof(signed, public())


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("assertionMethod", []),
        ("verificationMethod", []),
        ("id", "did:web:elsewhere.example"),
        ("assertionMethod", [{"id": "embedded"}]),
    ],
)
def test_a_key_that_the_issuer_does_not_vouch_for_is_refused(member: str, value: object) -> None:
    with pytest.raises(NotConfirmed):
        confirm_proof(issued().document, {**public(), member: value})


def test_a_key_controlled_by_somebody_else_is_refused() -> None:
    document = public()
    for method in document["verificationMethod"]:
        method["controller"] = "did:web:elsewhere.example"

    with pytest.raises(NotConfirmed, match="controlled by somebody else"):
        confirm_proof(issued().document, document)


def token(header: dict[str, str] | None = None, algorithm: str = "ES256", **claims: object) -> str:
    key = unlock(ring(), DID, KeyKind.P256, WRAPPING_KEY)
    said = jwt.decode(issued().jwt, options={"verify_signature": False}) | claims
    return jwt.encode(said, key.private_pem, algorithm=algorithm, headers=header or {"kid": key.method})


PARTS = issued().jwt.split(".")
FALSE_TOKENS = {
    "nothing": "",
    "two parts": "a.b",
    "a shorter signature": ".".join([*PARTS[:2], PARTS[2][:-4]]),
    "another body": ".".join([PARTS[0], PARTS[1][:-8] + "AAAAAAAA", PARTS[2]]),
    "another signature": ".".join([*PARTS[:2], "AAAA" + PARTS[2][4:]]),
    "another name": token(name="Coopérer — niveau 2"),
    "another issuer": token(iss="did:web:elsewhere.example"),
    "another subject": token(sub="urn:uuid:someone-else"),
    "another id": token(jti="urn:uuid:another"),
    "a claim more": token(admin=True),
    "an unknown key": token({"kid": f"{DID}#unknown"}),
    "a key of another kind": token({"kid": f"{DID}#{ring()[0].fragment}"}),
    "a shared secret": jwt.encode({"iss": DID}, "x" * 64, algorithm="HS256"),
    "no signature": unsigned_token(iss=DID),
}


@pytest.mark.parametrize("name", FALSE_TOKENS)
def test_a_token_that_is_not_the_credential_is_refused(name: str) -> None:
    with pytest.raises(NotConfirmed):
        confirm_jwt(FALSE_TOKENS[name], issued().document, public())
