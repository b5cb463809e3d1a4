import json
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from uuid import uuid5

import pytest
from openbadgeslib.ob3 import OB3LdpVerifier

from badges import issuing
from badges.achievement import Achievement
from badges.documents import Document
from badges.faults import BadgeFault, KeyFault, NotConfirmed
from badges.issuer import did_document
from badges.issuing import issue
from badges.keys import KeyKind, SigningKey, disown, multikey, rotate
from badges.second_check import confirm_jwt, confirm_proof
from badges.signing import with_proof
from tests.badges.samples import ACHIEVEMENT, AWARD, DID, NOW, WRAPPING_KEY, endorsement, issued, issued_as, ring

HARD = 'L’été 🎉 {à} ]]> <b>« prêt »</b> "&" \\ \u2028 ' * 6


def test_a_badge_carries_the_counsellors_sentence() -> None:
    assert issued().document["endorsement"] == [endorsement()]
    assert issued().document["endorsement"][0]["credentialSubject"]["id"] == AWARD.recipient.urn


@pytest.mark.parametrize("text", ["x" * 300, HARD, "مرحبا", "\U0001d538 🧑\u200d🚀"])
def test_any_words_can_be_signed(text: str) -> None:
    achievement: Achievement = replace(ACHIEVEMENT, name=text, criteria=text)
    document = issued_as(achievement=achievement, narrative=text).document

    assert (document["name"], document["credentialSubject"]["narrative"]) == (text, text)


def test_all_older_badges_verify_after_ten_rotations() -> None:
    keys, badges = ring(), [issued()]
    for turn in range(1, 11):
        for kind in KeyKind:
            keys = rotate(keys, DID, kind, now=NOW + timedelta(days=turn), wrapping_key=WRAPPING_KEY)
        award = replace(AWARD, id=uuid5(AWARD.id, str(turn)))
        badges.append(issue(award, keys, wrapping_key=WRAPPING_KEY, now=NOW + timedelta(days=turn)))
    served = did_document(DID, keys)
    for badge in badges:
        confirm_proof(badge.document, served)
        confirm_jwt(badge.jwt, badge.document, served)

    assert len({badge.document["proof"]["verificationMethod"] for badge in badges}) == 11
    assert len(served["assertionMethod"]) == 22


def test_after_a_theft_older_badges_are_refused_until_signed_again() -> None:
    stolen = disown(ring(), ring()[0].fragment)
    safe = rotate(stolen, DID, KeyKind.ED25519, now=NOW, wrapping_key=WRAPPING_KEY)

    with pytest.raises(NotConfirmed, match="does not vouch"):
        confirm_proof(issued().document, did_document(DID, safe))
    confirm_proof(issue(AWARD, safe, wrapping_key=WRAPPING_KEY, now=NOW).document, did_document(DID, safe))


@pytest.mark.parametrize("wrapping_key", [bytes(32), b"short"])
def test_nothing_is_issued_without_the_wrapping_key(wrapping_key: bytes) -> None:
    with pytest.raises(KeyFault):
        issue(AWARD, ring(), wrapping_key=wrapping_key, now=NOW)


def test_nothing_is_issued_that_the_second_implementation_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(document: Document, key: SigningKey, *, now: object) -> Document:
        signed = deepcopy(with_proof(document, key, now=NOW))
        signed["name"] = "Autre chose"
        return signed

    monkeypatch.setattr(issuing, "with_proof", wrong)

    with pytest.raises(NotConfirmed, match="does not match"):
        issue(AWARD, ring(), wrapping_key=WRAPPING_KEY, now=NOW)


def test_an_endorsement_that_describes_the_credential_itself_is_refused() -> None:
    # Found by trying: a strict reader takes no credential that is described again inside itself.
    about_itself = deepcopy(endorsement())
    del about_itself["proof"]
    about_itself["credentialSubject"]["id"] = AWARD.id.urn

    with pytest.raises(BadgeFault, match="described again inside it"):
        issued_as(endorsements=(about_itself,))


def test_a_recipient_is_one_of_ours_by_the_hash_not_by_the_library() -> None:
    # The library compares the subject's id alone: the hash of an address is ours to compare.
    library = OB3LdpVerifier(pubkey_pem=ring()[0].public_pem)

    with pytest.raises(Exception, match="Recipient mismatch"):
        library.verify(issued().document, expected_recipient="malik@exemple.fr")


def test_nothing_private_is_in_what_is_published() -> None:
    text = json.dumps(issued().document) + issued().jwt + json.dumps(did_document(DID, ring()))

    assert "PRIVATE" not in text
    assert multikey(ring()[0].public_pem) in text
    assert '"d"' not in text
