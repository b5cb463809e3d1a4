import pytest
from openbadgeslib.ob3 import did_web_from_url
from openbadgeslib.ob3.did import resolve_verification_method

from badges.documents import ascii_json
from badges.issuer import Issuer, did_document, did_web, did_web_address, profile
from badges.keys import KeyKind, disown, multikey, public_jwk, rotate
from tests.badges.samples import DID, ISSUER, NOW, WRAPPING_KEY, ring


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://elan.exemple.fr/orgs/ml-lyon", ("elan.exemple.fr", "orgs", "ml-lyon")),
        ("https://elan.exemple.fr:8443/orgs/ml-lyon", ("elan.exemple.fr:8443", "orgs", "ml-lyon")),
        ("https://elan.exemple.fr", ("elan.exemple.fr",)),
    ],
)
def test_did_web_is_that_of_the_library(address: str, parts: tuple[str, ...]) -> None:
    assert did_web(*parts) == did_web_from_url(address)


def test_the_document_lists_multikey_and_jwk_and_vouches_by_address() -> None:
    proof, token = ring()
    first, second = f"{DID}#{proof.fragment}", f"{DID}#{token.fragment}"

    assert did_document(DID, ring()) == {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": DID,
        "verificationMethod": [
            {"id": first, "type": "Multikey", "controller": DID, "publicKeyMultibase": multikey(proof.public_pem)},
            {"id": second, "type": "JsonWebKey", "controller": DID, "publicKeyJwk": public_jwk(token.public_pem)},
        ],
        "assertionMethod": [first, second],
    }


def test_keys_that_were_used_stay_and_a_stolen_one_vouches_for_nothing() -> None:
    turned = ring()
    for _ in range(3):
        turned = rotate(turned, DID, KeyKind.ED25519, now=NOW, wrapping_key=WRAPPING_KEY)
    stolen = turned[2].fragment
    document = did_document(DID, disown(turned, stolen))
    listed = {method["id"] for method in document["verificationMethod"]}

    assert listed == {f"{DID}#{key.fragment}" for key in turned}
    assert listed - set(document["assertionMethod"]) == {f"{DID}#{stolen}"}
    assert document["verificationMethod"][0]["id"] == f"{DID}#{turned[-1].fragment}"


@pytest.mark.parametrize("index", [0, 1])
def test_the_library_finds_each_key_in_the_document(index: int) -> None:
    served = {"https://elan.exemple.fr/orgs/ml-lyon/did.json": ascii_json(did_document(DID, ring())).encode()}
    key = ring()[index]

    assert resolve_verification_method(f"{DID}#{key.fragment}", served.__getitem__).strip() == key.public_pem.strip()


def test_a_profile_leaves_out_what_is_not_known() -> None:
    assert profile(Issuer("did:web:a.example", "A", "https://a.example")) == {
        "id": "did:web:a.example",
        "type": ["Profile"],
        "name": "A",
        "url": "https://a.example",
    }
    assert profile(ISSUER)["image"] == {"id": ISSUER.image_url, "type": "Image"}


@pytest.mark.parametrize(
    ("did", "address"),
    [
        (DID, "https://elan.exemple.fr/orgs/ml-lyon/did.json"),
        ("did:web:a.example", "https://a.example/.well-known/did.json"),
        ("did:web:a.example%3A8443:b", "https://a.example:8443/b/did.json"),
        ("did:web:", ""),
        ("did:key:z6Mk", ""),
        ("did:web:a.example::b", ""),
        ("did:web:a.example/b", ""),
        ("did:web:user@a.example", ""),
        ("did:web:a.example:%2e%2e%2fsecret", ""),
    ],
)
def test_a_did_web_is_served_at_one_address(did: str, address: str) -> None:
    assert did_web_address(did) == address
