"""A private PostgreSQL cluster and a private Redis, each in a folder of its own, for the tests that ask for them.

Nothing is shared with a server of the machine: sockets and data live below a temporary folder and go with it.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
import redis

NUMBERS = count(1)


class MissingProgram(Exception):
    """A server is not installed; `make test` installs it."""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The folder with the socket of a running cluster, for the whole session."""
    with _folder("postgres", owner=_unprivileged()) as folder:
        _run(_postgres("initdb"), "-D", folder / "data", "-U", "elan", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        # The folder disappears with the session: what survives a power cut does not matter here.
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=200"
        control = (_postgres("pg_ctl"), "-D", folder / "data", "-l", folder / "log")
        _run(*control, "-o", options, "-w", "start")
        try:
            yield folder
        finally:
            _run(*control, "-m", "immediate", "-w", "stop")


@pytest.fixture
def postgres_url(postgres_server: Path) -> Iterator[str]:
    """An empty database of its own for each test, as an SQLAlchemy address."""
    name = f"elan_{next(NUMBERS)}"
    with psycopg.connect(host=str(postgres_server), user="elan", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://elan@/{name}?host={postgres_server}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    program = shutil.which("redis-server")
    if program is None:
        raise MissingProgram("redis-server")
    with _folder("redis", owner=None) as folder:
        port = _free_port()
        options = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", "", "--appendonly", "no"]
        with subprocess.Popen([program, *options], stdout=subprocess.DEVNULL) as server:
            try:
                url = f"redis://127.0.0.1:{port}/0"
                _wait_for_redis(url, server)
                yield url
            finally:
                server.terminate()


@pytest.fixture
def redis_url(redis_server: str) -> Iterator[str]:
    """A Redis with nothing in it."""
    yield redis_server
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()


def _wait_for_redis(url: str, server: subprocess.Popen[bytes]) -> None:
    with redis.Redis.from_url(url) as client:
        while server.poll() is None:
            try:
                client.ping()
            except redis.ConnectionError:
                time.sleep(0.05)
            else:
                return
    raise MissingProgram(f"redis-server stopped at once with code {server.returncode}")


@contextmanager
def _folder(name: str, *, owner: str | None) -> Iterator[Path]:
    # Below /tmp and not below pytest's own folder: the path of a Unix socket may hold about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix=f"elan-{name}-", dir="/tmp"))
    if owner:
        shutil.chown(folder, owner)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> str | None:
    """The account that runs PostgreSQL, which refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _run(*command: str | Path) -> None:
    owner = _unprivileged()
    prefix: Sequence[str] = ("runuser", "-u", owner, "--") if owner else ()
    # No pipe for the output: the server would keep it open, and we would wait for its end.
    subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")


def _postgres(program: str) -> Path:
    """The program of the newest PostgreSQL: Debian keeps them out of PATH."""
    if found := shutil.which(program):
        return Path(found)
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    if not versions:
        raise MissingProgram(program)
    return versions[-1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
