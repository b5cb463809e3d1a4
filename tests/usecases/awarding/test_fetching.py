"""Addresses of strangers: opened with care, and in French words when they are not."""

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from badges.verification.fetching import Fetch, Gone, Missing, Refused, Unreachable
from tests.tls import HOST, certified
from webapp.outside import Outside
from webapp.usecases.awarding.fetching import LARGEST, SafeFetcher


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
    return SafeFetcher(Outside(lambda host: ["127.0.0.1"], lambda address: True, trusting, port))


def test_a_page_is_fetched_from_the_address_that_was_looked_at(fetch: Fetch) -> None:
    assert fetch(f"https://{HOST}/").startswith(HOST.encode())
    assert len(fetch(f"https://{HOST}/large")) == LARGEST


@pytest.mark.parametrize(
    ("path", "fault", "words"),
    [
        ("larger", Unreachable, "trop lourd"),
        ("302", Unreachable, "renvoie vers une autre adresse"),
        ("404", Missing, "404"),
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
        SafeFetcher(Outside(lambda host: ["127.0.0.1"], lambda address: True, port=1))(f"https://{HOST}/")


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], []], ids=["private", "one of them", "none"]
)
def test_a_host_with_a_private_address_is_never_opened(addresses: list[str]) -> None:
    with pytest.raises(Refused, match="machine privée"):
        SafeFetcher(Outside(lambda host: addresses))(f"https://{HOST}/")


def test_a_host_that_does_not_exist_is_told() -> None:
    def nobody(host: str) -> list[str]:
        raise OSError(host)

    with pytest.raises(Unreachable, match="n’existe pas"):
        SafeFetcher(Outside(nobody))(f"https://{HOST}/")


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
        SafeFetcher(Outside(lambda host: pytest.fail("looked up")))(url)
