"""The configuration of nginx that the documentation ships, in front of two workers."""

import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import websocket
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.bench.world import World
from tests.scale.fleet import fleet
from tests.serving import free_port
from webapp.config import Config

SHIPPED = Path(__file__).resolve().parents[2] / "docs/nginx/elan.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NAME = "elan.exemple.fr"

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for the name that the documentation uses, signed by itself; its key beside it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    built = (
        builder.not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (tmp_path / "fullchain.pem").write_bytes(built.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return tmp_path / "fullchain.pem"


def written(folder: Path, *, server: int, https: int) -> Path:
    """The shipped file with the ports and the certificate of this test, within a minimal nginx.conf."""
    text = SHIPPED.read_text(encoding="utf-8").replace("127.0.0.1:8000", f"127.0.0.1:{server}")
    text = text.replace(f"/etc/letsencrypt/live/{NAME}", str(folder))
    text = re.sub(r"listen (\[::\]:)?80;", f"listen 127.0.0.1:{free_port()};", text, count=1)
    text = re.sub(r"listen (\[::\]:)?443 ssl;", f"listen 127.0.0.1:{https} ssl;", text, count=1)
    (folder / "elan.conf").write_text(re.sub(r"listen \[::\].*", "", text), encoding="utf-8")
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; include {folder}/elan.conf; }}\n",
        encoding="utf-8",
    )
    return folder / "nginx.conf"


@contextmanager
def running(configuration: Path, https: int) -> Iterator[str]:
    with subprocess.Popen([str(NGINX), "-c", str(configuration)]) as nginx:
        try:
            while nginx.poll() is None:
                try:
                    httpx.get(f"https://127.0.0.1:{https}/", verify=False)
                except httpx.TransportError:
                    time.sleep(0.05)
                else:
                    break
            yield f"https://127.0.0.1:{https}"
        finally:
            nginx.terminate()


def test_the_shipped_file_is_well_formed(certificate: Path) -> None:
    configuration = written(certificate.parent, server=8000, https=free_port())

    found = subprocess.run([str(NGINX), "-t", "-c", str(configuration)], capture_output=True, text=True, check=False)

    assert (found.returncode, "test is successful" in found.stderr) == (0, True), found.stderr


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.slow
def test_pages_and_sockets_pass_through_it(
    postgres_url: str, redis_url: str, certificate: Path, tmp_path: Path
) -> None:
    https = free_port()
    config = Config(
        data_dir=tmp_path,
        database_url=postgres_url,
        redis_url=redis_url,
        public_url=f"https://127.0.0.1:{https}",
        secret_key="shared",
        trusted_proxies=1,
    )
    world = World(config)
    seat = world.add_cohort(6, steps=0)[0]
    cookie = seat.cookie.replace("elan=", "__Host-elan=")
    with fleet(config, workers=2) as servers:
        configuration = written(tmp_path, server=servers.port, https=https)
        with running(configuration, https) as address, httpx.Client(base_url=address, verify=False) as browser:
            origin = {"Cookie": cookie, "Origin": address}
            page = browser.get("/jeu", headers={"Cookie": cookie})
            ours = browser.post("/", data={"code": "ZZ0000"}, headers=origin)
            foreign = browser.post("/", data={"code": "ZZ0000"}, headers=origin | {"Origin": "https://ailleurs.fr"})
            metrics = browser.get("/metrics")
            line = websocket.create_connection(
                f"wss://127.0.0.1:{https}/live/?EIO=4&transport=websocket",
                cookie=cookie,
                sslopt={"cert_reqs": ssl.CERT_NONE},
            )
            opening = str(line.recv())[:1]
            line.send("40")
            let_in = str(line.recv())[:2]
            line.close()
    world.close()

    statuses = [page.status_code, ours.status_code, foreign.status_code, metrics.status_code]
    assert (statuses, opening, let_in) == ([200, 404, 403, 403], "0", "40")
    assert page.headers["Strict-Transport-Security"]
