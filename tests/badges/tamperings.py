"""Forty ways to make a badge say something that its issuer never signed."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, Final

from badges.documents import Document
from badges.keys import KeyKind, new_ring, unlock
from badges.signing import with_proof
from tests.badges.samples import DID, NOW, WRAPPING_KEY, issued, ring

Tampering = Callable[[Document], None]
_LATER = "2027-01-01T00:00:00Z"


def tampered(name: str) -> Document:
    document = deepcopy(issued().document)
    TAMPERINGS[name](document)
    return document


def _set(*path: str | int, to: Any) -> Tampering:
    def tamper(document: Document) -> None:
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return tamper


def _drop(*path: str | int) -> Tampering:
    def tamper(document: Document) -> None:
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return tamper


def _turn_a_letter(document: Document) -> None:
    value = document["proof"]["proofValue"]
    document["proof"]["proofValue"] = value[:40] + ("2" if value[40] != "2" else "3") + value[41:]


def _signed_by_a_stranger(document: Document) -> None:
    key = unlock(new_ring(DID, now=NOW, wrapping_key=WRAPPING_KEY), DID, KeyKind.ED25519, WRAPPING_KEY)
    _sign_again(document, key)


def _signed_by_a_stranger_under_our_name(document: Document) -> None:
    ours = document["proof"]["verificationMethod"]
    _signed_by_a_stranger(document)
    document["proof"]["verificationMethod"] = ours


def _signed_for_another_issuer(document: Document) -> None:
    document["issuer"]["id"] = "did:web:elan.exemple.fr:orgs:ml-paris"
    _sign_again(document, unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY))


def _sign_again(document: Document, key: Any) -> None:
    del document["proof"]
    document.update(with_proof(document, key, now=NOW))


def _two_proofs(document: Document) -> None:
    document["proof"] = [document["proof"], {**document["proof"], "created": _LATER}]


def _proof_of_the_endorsement(document: Document) -> None:
    document["proof"] = document["endorsement"][0]["proof"]


def _subject_twice(document: Document) -> None:
    document["credentialSubject"] = [document["credentialSubject"], {"id": "urn:uuid:someone-else"}]


_ACHIEVEMENT: Final = ("credentialSubject", "achievement")
TAMPERINGS: Final[Mapping[str, Tampering]] = {
    "another name": _set("name", to="Coopérer — niveau 2"),
    "another description": _set("description", to="Dirige une équipe."),
    "another id": _set("id", to="urn:uuid:0b7e0d1c-5f0a-4a3e-8c57-3f6d2b1a9e02"),
    "another type": _set("type", to=["VerifiableCredential", "EndorsementCredential"]),
    "a type more": _set("type", to=["VerifiableCredential", "OpenBadgeCredential", "EndorsementCredential"]),
    "another context": _set("@context", 1, to="https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"),
    "valid earlier": _set("validFrom", to="2025-03-12T14:30:00Z"),
    "valid for ever": _set("validUntil", to="2099-01-01T00:00:00Z"),
    "awarded earlier": _set("awardedDate", to="2025-03-12T14:30:00Z"),
    "awarded never": _drop("awardedDate"),
    "another issuer": _set("issuer", "id", to="did:web:elan.exemple.fr:orgs:ml-paris"),
    "another name of the issuer": _set("issuer", "name", to="Mission locale de Paris"),
    "another address of the issuer": _set("issuer", "url", to="https://pirate.example"),
    "another picture of the issuer": _set("issuer", "image", "id", to="https://pirate.example/logo.png"),
    "another recipient": _set("credentialSubject", "id", to="urn:uuid:6f2f8d5e-6a0e-4c0e-9b8e-0d3c1c9a7b11"),
    "no recipient": _drop("credentialSubject", "id"),
    "two recipients": _subject_twice,
    "another e-mail": _set("credentialSubject", "identifier", 0, "identityHash", to="sha256$" + "0" * 64),
    "another salt": _set("credentialSubject", "identifier", 0, "salt", to="pepper"),
    "no e-mail": _drop("credentialSubject", "identifier"),
    "another story": _set("credentialSubject", "narrative", to="A dirigé une usine."),
    "another achievement": _set(*_ACHIEVEMENT, "id", to="https://elan.exemple.fr/orgs/ml-lyon/achievements/cadre-1"),
    "another title": _set(*_ACHIEVEMENT, "name", to="Coopérer — niveau 2"),
    "another kind of achievement": _set(*_ACHIEVEMENT, "achievementType", to="Diploma"),
    "easier criteria": _set(*_ACHIEVEMENT, "criteria", "narrative", to="Être là."),
    "another picture": _set(*_ACHIEVEMENT, "image", "id", to="https://pirate.example/gold.png"),
    "another language": _set(*_ACHIEVEMENT, "inLanguage", to="en"),
    "another code": _set(*_ACHIEVEMENT, "humanCode", to="cooperer-2"),
    "another framework": _set(*_ACHIEVEMENT, "alignment", 0, "targetName", to="lead teams"),
    "another word": _set(*_ACHIEVEMENT, "tag", 0, to="direction"),
    "other evidence": _set("evidence", 0, "narrative", to="A sauvé quelqu’un."),
    "no evidence": _drop("evidence"),
    "another place in the list": _set("credentialStatus", "statusListIndex", to="94568"),
    "another list": _set("credentialStatus", "statusListCredential", to="https://pirate.example/status"),
    "no status": _drop("credentialStatus"),
    "another endorsement": _set("endorsement", 0, "credentialSubject", "endorsementComment", to="Parfait."),
    "no endorsement": _drop("endorsement"),
    "no proof": _drop("proof"),
    "two proofs": _two_proofs,
    "another instant of proof": _set("proof", "created", to=_LATER),
    "another purpose": _set("proof", "proofPurpose", to="authentication"),
    "another suite": _set("proof", "cryptosuite", to="eddsa-jcs-2022"),
    "another key": _set("proof", "verificationMethod", to=f"{DID}#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"),
    "a letter of the proof": _turn_a_letter,
    "the proof of the endorsement": _proof_of_the_endorsement,
    "signed by a stranger": _signed_by_a_stranger,
    "signed by a stranger under our name": _signed_by_a_stranger_under_our_name,
    "signed for another issuer": _signed_for_another_issuer,
}
