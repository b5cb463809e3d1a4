"""A push service of our own, over TLS, and the phone that reads what it was given."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.tls import HOST, certified
from webapp.jobs.outgoing import Sender
from webapp.outside import Outside
from webapp.push import point_of, to_text

AUTH = b"sixteen secret b"


@dataclass(frozen=True, slots=True)
class PushedPhone:
    """A browser that subscribed: it alone reads what is sent to it."""

    name: str
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))

    @property
    def endpoint(self) -> str:
        return f"https://{HOST}/push/{self.name}"

    @property
    def p256dh(self) -> bytes:
        return point_of(self.key)

    @property
    def form(self) -> dict[str, str]:
        """What the page sends."""
        return {"endpoint": self.endpoint, "p256dh": to_text(self.p256dh), "auth": to_text(AUTH)}

    def read(self, body: bytes) -> Any:
        """Decrypt a message as a browser does (RFC 8291, 3.4)."""
        salt, sender, encrypted = body[:16], body[21:86], body[86:]
        secret = self.key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), sender))
        shared = _derive(secret, AUTH, b"WebPush: info\0" + self.p256dh + sender, 32)
        key = _derive(shared, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _derive(shared, salt, b"Content-Encoding: nonce\0", 12)
        return json.loads(AESGCM(key).decrypt(nonce, encrypted, None).rstrip(b"\0").removesuffix(b"\2"))


@dataclass(slots=True)
class PushService:
    """What came, and what is answered next (201 unless told otherwise)."""

    send: Sender
    received: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    status: int = 201


@contextmanager
def open_push_service(folder: Path) -> Iterator[PushService]:
    """Open the service on a port of this machine, under a name with a certificate."""
    file = certified(folder)
    here = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    here.load_cert_chain(file)

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.received.append((self.path, dict(self.headers), body))
            self.send_response(service.status)
            self.end_headers()

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        server.socket = here.wrap_socket(server.socket, server_side=True)
        service = PushService(
            Sender(
                Outside(
                    resolve=lambda host: ["127.0.0.1"],
                    is_allowed=lambda address: True,
                    context=ssl.create_default_context(cafile=str(file)),
                    port=server.server_port,
                )
            )
        )
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield service
        server.shutdown()
        thread.join()


def _derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
