import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from badges.verification.fetching import (
    LARGEST,
    Fetch,
    Gone,
    Refused,
    SafeFetcher,
    Unreachable,
    is_public,
    resolve,
    sparing,
)

HOST = "badges.exemple.fr"


def certified(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    start = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = int(self.path.strip("/")) if self.path.strip("/").isdigit() else 200
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", "https://127.0.0.1/secret")
        self.end_headers()
        size = LARGEST if self.path == "/large" else LARGEST + 1 if self.path == "/larger" else 0
        self.wfile.write(b"a" * size or self.headers["Host"].encode())

    def log_message(self, *args: object) -> None:
        """Tests say nothing."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    certificate = certified(tmp_path_factory.mktemp("tls"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    http = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    http.socket = context.wrap_socket(http.socket, server_side=True)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield http.server_port, certificate
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture
def fetch(server: tuple[int, Path]) -> Fetch:
    port, certificate = server
    trusting = ssl.create_default_context(cafile=str(certificate))
    return SafeFetcher(lambda host: ["127.0.0.1"], lambda address: True, trusting, port)


def test_a_page_is_fetched_from_the_address_that_was_looked_at(fetch: Fetch) -> None:
    assert fetch(f"https://{HOST}/").startswith(HOST.encode())
    assert len(fetch(f"https://{HOST}/large")) == LARGEST


@pytest.mark.parametrize(
    ("path", "fault", "words"),
    [
        ("larger", Unreachable, "trop lourd"),
        ("302", Unreachable, "renvoie vers une autre adresse"),
        ("404", Unreachable, "404"),
        ("500", Unreachable, "500"),
        ("410", Gone, "n’y est plus"),
    ],
)
def test_answers_that_are_no_file_are_refused(fetch: Fetch, path: str, fault: type[Exception], words: str) -> None:
    with pytest.raises(fault, match=words):
        fetch(f"https://{HOST}/{path}")


def test_a_certificate_of_another_host_is_refused(fetch: Fetch) -> None:
    with pytest.raises(Unreachable, match="pas sûre"):
        fetch("https://pirate.example/")


def test_a_machine_that_does_not_answer_is_told(server: tuple[int, Path]) -> None:
    with pytest.raises(Unreachable, match="ne répond pas"):
        SafeFetcher(lambda host: ["127.0.0.1"], lambda address: True, port=1)(f"https://{HOST}/")


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], []], ids=["private", "one of them", "none"]
)
def test_a_host_with_a_private_address_is_never_opened(addresses: list[str]) -> None:
    with pytest.raises(Refused, match="machine privée"):
        SafeFetcher(lambda host: addresses)(f"https://{HOST}/")


def test_a_host_that_does_not_exist_is_told() -> None:
    def nobody(host: str) -> list[str]:
        raise OSError(host)

    with pytest.raises(Unreachable, match="n’existe pas"):
        SafeFetcher(nobody)(f"https://{HOST}/")


@pytest.mark.parametrize(
    "url",
    [
        "", "http://badges.exemple.fr/", "file:///etc/passwd", "https:///x", "https://a@badges.exemple.fr/",
        "https://badges.exemple.fr:8443/", "https://badges.exemple.fr:x/", "https://[::1",
        "https://badges.exemple.fr/\r\nX: 1",
        "https://bädges.exemple.fr/", "gopher://a",
    ],
)  # fmt: skip
def test_addresses_that_are_not_plain_https_are_refused(url: str) -> None:
    with pytest.raises(Refused):
        SafeFetcher(lambda host: pytest.fail("looked up"))(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1", False),
        ("fd00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_private_machines_are_told_from_public_ones(address: str, public: object) -> None:
    assert is_public(address) is public


def test_names_are_resolved_by_the_system() -> None:
    assert {ip_address(address).is_loopback for address in resolve("localhost")} == {True}


def test_a_verification_asks_each_address_once_and_few_of_them() -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return b""

    once = sparing(fetch)
    for address in ("a", "a", *"bcdefghijkl"):
        once(address)

    assert asked == list("abcdefghijkl")
    with pytest.raises(Unreachable, match="trop d’adresses"):
        once("m")
