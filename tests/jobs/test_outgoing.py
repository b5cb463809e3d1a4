"""What leaves for an address that somebody typed: to public machines, by HTTPS, once."""

import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.tls import HOST, certified
from webapp.jobs.outgoing import Sender, Sent
from webapp.outside import Outside, is_public

BODY, HEADERS = b'{"event": "test"}', {"Elan-Event": "test"}


class Receiver(BaseHTTPRequestHandler):
    """Answers with the status that the path names; remembers what it was sent."""

    received: list[tuple[str, str | None, bytes]]

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.server.received.append((self.path, self.headers["Elan-Event"], self.rfile.read(size)))  # type: ignore[attr-defined]  # ours
        status = int(self.path.rpartition("/")[2])
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", f"https://{HOST}/200")
        self.end_headers()

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.received = []  # type: ignore[attr-defined]  # ours
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def send(server: ThreadingHTTPServer, tmp_path: Path) -> Sender:
    context = ssl.create_default_context(cafile=str(tmp_path / "server.pem"))
    return Sender(Outside(lambda host: ["127.0.0.1"], lambda address: True, context, server.server_port))


def test_it_is_delivered_when_the_answer_says_so(send: Sender, server: ThreadingHTTPServer) -> None:
    answers = [send(f"https://{HOST}/hook/{status}", BODY, HEADERS) for status in (200, 204, 404, 500)]

    assert answers == [
        Sent(True, "réponse 200"),
        Sent(True, "réponse 204"),
        Sent(False, "réponse 404"),
        Sent(False, "réponse 500"),
    ]
    assert server.received[0] == ("/hook/200", "test", BODY)  # type: ignore[attr-defined]  # ours


def test_it_is_not_led_elsewhere(send: Sender, server: ThreadingHTTPServer) -> None:
    assert send(f"https://{HOST}/302", BODY, HEADERS) == Sent(False, "réponse 302")
    assert len(server.received) == 1  # type: ignore[attr-defined]  # ours


def test_another_name_than_the_certificate_s_is_refused(send: Sender) -> None:
    assert send("https://ailleurs.exemple.fr/200", BODY, HEADERS) == Sent(False, "certificat refusé")


def test_nobody_there_is_no_delivery(send: Sender, server: ThreadingHTTPServer) -> None:
    gone = Sender(replace(send.outside, port=1))

    assert gone(f"https://{HOST}/200", BODY, HEADERS) == Sent(False, "pas de réponse")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1"],
)
def test_private_machines_are_never_reached(address: str) -> None:
    assert not is_public(address)
    found = Sender(Outside(lambda host: ["93.184.216.34", address]))(f"https://{HOST}/", BODY, HEADERS)
    assert found == Sent(False, "adresse refusée\N{NO-BREAK SPACE}: machine privée")


@pytest.mark.parametrize(
    "address",
    [
        "http://elan.fr/",
        "https://elan.fr:8443/",
        "https://a:b@elan.fr/",
        "https://",
        "ftp://elan.fr",
        "https://elan.fr/é",
    ],
)
def test_only_plain_https_addresses_are_tried(address: str) -> None:
    assert Sender()(address, BODY, HEADERS) == Sent(False, "adresse refusée")


def test_a_name_that_is_none_is_said() -> None:
    assert Sender()("https://nulle-part.invalid/", BODY, HEADERS) == Sent(False, "ce nom n’existe pas")
