"""`elan serve` says what is missing before it opens."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.serving import free_port
from tests.setup.servers import RedisServer
from webapp.cli import main

BOTH = "Error: Plusieurs processus demandent PostgreSQL (ELAN_DATABASE_URL) et Redis (ELAN_REDIS_URL).\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ELAN_DATA_DIR", str(tmp_path))
    for name in ("ELAN_DATABASE_URL", "ELAN_REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def refusal(*options: str) -> str:
    result = CliRunner().invoke(main, ["serve", *options])
    assert result.exit_code == 1
    return result.output


def test_several_processes_need_postgresql_and_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal("--workers", "2") == BOTH

    monkeypatch.setenv("ELAN_DATABASE_URL", "postgresql://elan@127.0.0.1/elan")
    assert refusal("--workers", "2") == BOTH


def test_a_redis_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELAN_DATABASE_URL", "postgresql://elan@127.0.0.1/elan")
    monkeypatch.setenv("ELAN_REDIS_URL", f"redis://127.0.0.1:{free_port()}/0")

    assert refusal("--workers", "2").startswith("Error: Redis ne répond pas (ELAN_REDIS_URL)\N{NO-BREAK SPACE}: ")


def test_an_address_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELAN_DATABASE_URL", "postgresql://elan@127.0.0.1/elan")
    monkeypatch.setenv("ELAN_REDIS_URL", "127.0.0.1:6379")

    assert refusal("--workers", "2").startswith("Error: Redis ne répond pas (ELAN_REDIS_URL)\N{NO-BREAK SPACE}: ")


def test_an_address_that_another_program_holds_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]

        assert refusal("--port", str(port)) == (
            f"Error: 127.0.0.1:{port} ne peut pas être ouvert\N{NO-BREAK SPACE}: un autre programme s’en sert. "
            "Donnez un autre port\N{NO-BREAK SPACE}: elan serve --port 8001.\n"
        )


@pytest.mark.redis
def test_a_database_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch, own_redis: RedisServer) -> None:
    monkeypatch.setenv("ELAN_DATABASE_URL", f"postgresql://elan@127.0.0.1:{free_port()}/elan")
    monkeypatch.setenv("ELAN_REDIS_URL", own_redis.url)

    assert refusal("--workers", "2").startswith("Error: La base ne répond pas (ELAN_DATABASE_URL)\N{NO-BREAK SPACE}: ")


@pytest.mark.redis
def test_the_doctor_says_how_redis_is(monkeypatch: pytest.MonkeyPatch, own_redis: RedisServer) -> None:
    monkeypatch.setenv("ELAN_REDIS_URL", own_redis.url)
    assert redis_line().startswith("✓ redis          répond (version ")

    own_redis.stop()
    assert redis_line().startswith(
        "✗ redis          ne répond pas : les annonces arrivent avec deux secondes de retard"
    )


def redis_line() -> str:
    """The line of Redis, whatever the others say."""
    lines = CliRunner().invoke(main, ["doctor"]).output.splitlines()
    return next(line for line in lines if line[2:].startswith("redis"))
