"""The words of RFC 8291 (appendix A), and what a push service checks."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from webapp.push import ReaderKeys, authorization, encrypted, public_key, signing_key, to_bytes, to_text

WORDS = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
READER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7"
    "A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
PHONE = ReaderKeys(p256dh=to_bytes(READER), auth=to_bytes(AUTH))


def test_the_example_of_the_standard_gives_its_own_message() -> None:
    message = encrypted(WORDS, to=PHONE, own=signing_key(SENDER), salt=to_bytes(SALT))

    assert to_text(message) == MESSAGE


def test_messages_that_are_filled_up_have_one_length() -> None:
    lengths = {
        len(encrypted(text, to=PHONE, own=signing_key(SENDER), salt=to_bytes(SALT), size=512))
        for text in (b"", WORDS, WORDS * 10)
    }

    assert lengths == {16 + 5 + 65 + 512 + 16}


def test_the_service_can_tell_who_sends() -> None:
    said = authorization(SENDER, audience="https://push.test", subject="https://elan.test", expires_at=1_800_000_000)

    token, key = said.removeprefix("vapid t=").split(", k=")
    head, body, signature = token.split(".")
    raw = to_bytes(signature)
    signed = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    point = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), to_bytes(key))
    point.verify(signed, f"{head}.{body}".encode(), ECDSA(SHA256()))
    assert json.loads(to_bytes(head)) == {"typ": "JWT", "alg": "ES256"}
    assert json.loads(to_bytes(body)) == {"aud": "https://push.test", "exp": 1_800_000_000, "sub": "https://elan.test"}
    assert (key, len(raw)) == (public_key(SENDER), 64)


@pytest.mark.parametrize(
    ("point", "auth"), [(b"", PHONE.auth), (b"\4" + bytes(64), PHONE.auth), (PHONE.p256dh, b"short")]
)
def test_what_is_no_key_is_refused(point: bytes, auth: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        ReaderKeys(p256dh=point, auth=auth)
