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


class RedisServer:
    """A Redis that can be stopped, and started again at the same address with nothing in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        program = shutil.which("redis-server")
        if program is None:
            raise MissingProgram("redis-server")
        options = ["--bind", "127.0.0.1", "--dir", str(self._folder), "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen([program, "--port", str(self._port), *options], stdout=subprocess.DEVNULL)
        _wait_for_redis(self.url, self._process)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    with _own_redis() as server:
        yield server.url


@pytest.fixture
def own_redis() -> Iterator[RedisServer]:
    """A Redis of this test alone, which may stop it."""
    with _own_redis() as server:
        yield server


@pytest.fixture
def redis_url(redis_server: str) -> Iterator[str]:
    """A Redis with nothing in it."""
    yield redis_server
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()


@contextmanager
def _own_redis() -> Iterator[RedisServer]:
    with _folder("redis", owner=None) as folder:
        server = RedisServer(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()


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
