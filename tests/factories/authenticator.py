"""A passkey without a browser: a P-256 key that counts, and answers as WebAuthn says."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

# User present, user verified; and a key inside.
PRESENT_AND_VERIFIED, WITH_KEY = 0x05, 0x40


@dataclass(kw_only=True)
class Authenticator:
    """Fields may be changed to lie: an origin, a count, flags."""

    origin: str = "http://localhost"
    count: int = 0
    flags: int = PRESENT_AND_VERIFIED
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: Any) -> str:
        """Answer what a page asks in order to register."""
        point = self.key.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)})
        held = bytes(16) + len(self.id).to_bytes(2) + self.id + cose
        data = self._data(options["rp"]["id"], self.flags | WITH_KEY) + held
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options)
        return self._answer(clientDataJSON=client, attestationObject=attestation)

    def sign(self, options: Any) -> str:
        """Answer what a page asks in order to sign in."""
        self.count += 1
        client, data = self._client("webauthn.get", options), self._data(options["rpId"], self.flags)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature)

    def _data(self, name: str, flags: int) -> bytes:
        return sha256(name.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _client(self, kind: str, options: Any) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, **parts: bytes) -> str:
        response = {name: as_text(part) for name, part in parts.items()}
        return json.dumps(
            {"id": as_text(self.id), "rawId": as_text(self.id), "type": "public-key", "response": response}
        )


def as_text(held: bytes) -> str:
    return urlsafe_b64encode(held).rstrip(b"=").decode()


def as_bytes(sent: str) -> bytes:
    return urlsafe_b64decode(sent + "=" * (-len(sent) % 4))
