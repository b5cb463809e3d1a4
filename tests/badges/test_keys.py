from datetime import timedelta

import pytest
from openbadgeslib.keys import public_jwk_from_pem
from openbadgeslib.ob3 import multikey_from_pem

from badges.faults import KeyFault
from badges.keys import KeyKind, KeyState, disown, multikey, new_ring, public_jwk, public_pem_of, rotate, unlock
from tests.badges.samples import DID, NOW, WRAPPING_KEY, ring


def test_a_new_issuer_has_one_active_key_of_each_kind() -> None:
    assert [(key.kind, key.state, key.created_at) for key in ring()] == [
        (KeyKind.ED25519, KeyState.ACTIVE, NOW),
        (KeyKind.P256, KeyState.ACTIVE, NOW),
    ]


def test_public_keys_are_written_as_the_library_writes_them() -> None:
    proof, token = ring()

    assert multikey(proof.public_pem) == proof.fragment == multikey_from_pem(proof.public_pem)
    assert public_jwk(token.public_pem) == public_jwk_from_pem(token.public_pem)


@pytest.mark.parametrize("kind", list(KeyKind))
def test_the_active_key_opens_and_matches_its_public_half(kind: KeyKind) -> None:
    key = unlock(ring(), DID, kind, WRAPPING_KEY)
    stored = next(stored for stored in ring() if stored.kind is kind)

    assert public_pem_of(key.private_pem) == stored.public_pem
    assert key.method == f"{DID}#{stored.fragment}"


def test_no_private_key_can_be_read_where_keys_are_shown_or_stored() -> None:
    key = unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY)

    assert "PRIVATE" not in repr(key) + repr(ring())
    assert [stored.kind for stored in ring() if b"PRIVATE" in stored.wrapped_private] == []


def test_rotation_retires_the_older_key_and_forgets_its_private_part() -> None:
    later = NOW + timedelta(days=365)
    turned = rotate(ring(), DID, KeyKind.ED25519, now=later, wrapping_key=WRAPPING_KEY)
    first, token, newest = turned

    assert (first.state, first.wrapped_private, token.state) == (KeyState.RETIRED, b"", KeyState.ACTIVE)
    assert (newest.state, newest.created_at) == (KeyState.ACTIVE, later)
    assert unlock(turned, DID, KeyKind.ED25519, WRAPPING_KEY).method == f"{DID}#{newest.fragment}"


def test_a_disowned_key_signs_no_more() -> None:
    stolen = disown(ring(), ring()[0].fragment)

    assert [key.state for key in stolen] == [KeyState.COMPROMISED, KeyState.ACTIVE]
    with pytest.raises(KeyFault, match="no active Ed25519 key"):
        unlock(stolen, DID, KeyKind.ED25519, WRAPPING_KEY)


def test_a_key_does_not_open_under_another_issuer() -> None:
    with pytest.raises(KeyFault, match="does not open"):
        unlock(ring(), "did:web:elsewhere.example", KeyKind.P256, WRAPPING_KEY)


def test_a_key_of_the_wrong_kind_is_not_written() -> None:
    proof, token = new_ring(DID, now=NOW, wrapping_key=WRAPPING_KEY)

    with pytest.raises(KeyFault, match="P-256"):
        public_jwk(proof.public_pem)
    with pytest.raises(KeyFault, match="Ed25519"):
        multikey(token.public_pem)
