import base64
import gzip
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openbadgeslib.ob3 import verify_data_integrity_proof

from badges.faults import BadgeFault
from badges.keys import KeyKind, unlock
from badges.second_check import confirm_proof
from badges.status_list import LARGEST, SIZE, draw_index, is_set, status_list
from tests.badges.samples import DID, NOW, STATUS_URL, WRAPPING_KEY, public, ring

KEY = unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY)
UNTIL = NOW + timedelta(days=7)


def test_the_list_is_signed_with_an_embedded_proof_and_ends() -> None:
    signed = status_list(DID, STATUS_URL, [3, 94_567], KEY, now=NOW, valid_until=UNTIL)
    subject = signed.pop("credentialSubject")
    proof = signed.pop("proof")

    assert signed == {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": STATUS_URL,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "validFrom": "2026-03-12T14:30:00Z",
        "validUntil": "2026-03-19T14:30:00Z",
    }
    assert {name: value for name, value in subject.items() if name != "encodedList"} == {
        "id": f"{STATUS_URL}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "ttl": 3_600_000,
    }
    assert (proof["cryptosuite"], proof["verificationMethod"]) == ("eddsa-rdfc-2022", KEY.method)


def test_the_list_is_confirmed_by_both_implementations() -> None:
    signed = status_list(DID, STATUS_URL, [3], KEY, now=NOW, valid_until=UNTIL)

    confirm_proof(signed, public())
    verify_data_integrity_proof(signed, ring()[0].public_pem)


@settings(max_examples=20)
@given(st.sets(st.integers(0, SIZE - 1), max_size=30))
def test_the_places_that_are_marked_are_those_that_were_withdrawn(withdrawn: set[int]) -> None:
    subject = status_list(DID, STATUS_URL, withdrawn, KEY, now=NOW, valid_until=UNTIL)["credentialSubject"]
    asked = withdrawn | {(place + 1) % SIZE for place in withdrawn} | {0, SIZE - 1}

    assert {place for place in asked if is_set(subject, place)} == withdrawn


def test_a_list_has_131_072_places_or_more() -> None:
    encoded = status_list(DID, STATUS_URL, [], KEY, now=NOW, valid_until=UNTIL)["credentialSubject"]["encodedList"]

    assert len(gzip.decompress(base64.urlsafe_b64decode(encoded[1:] + "=="))) * 8 == SIZE == 131_072


def test_places_are_drawn_at_random_and_never_twice() -> None:
    chance = Random(7)
    taken: set[int] = set()
    for _ in range(2_000):
        place = draw_index(taken, chance.randrange)
        assert place not in taken
        taken.add(place)

    assert draw_index(set(), lambda size: size - 1) == SIZE - 1


def test_the_last_place_is_found_and_then_the_list_is_full() -> None:
    taken = set(range(SIZE)) - {70_001}

    assert draw_index(taken, lambda _: 0) == 70_001
    with pytest.raises(BadgeFault, match="full"):
        draw_index(taken | {70_001}, lambda _: 0)


def packed(content: bytes) -> str:
    return "u" + base64.urlsafe_b64encode(content).decode().rstrip("=")


@pytest.mark.parametrize(
    "encoded",
    [
        None, 7, "", "u", "u***", packed(b"not packed"), packed(gzip.compress(bytes(LARGEST + 1))),
        packed(gzip.compress(bytes(SIZE))[:-9]), packed(gzip.compress(b"")),
    ],
    ids=["none", "a number", "empty", "no bits", "no base64", "not packed", "a bomb", "cut", "no places"],
)  # fmt: skip
def test_hostile_lists_are_refused(encoded: object) -> None:
    with pytest.raises(BadgeFault):
        is_set({"encodedList": encoded}, 5)
