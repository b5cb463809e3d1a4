"""Dependencies are pinned, hashed, and the same everywhere."""

import json
import re
import tomllib

import pytest

from tests.architecture.tree import text_of

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;\\]+)", re.MULTILINE)
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt", "requirements-rivals.txt")


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall(text_of(name)))


def asked(name: str) -> set[str]:
    lines = [line.partition("#")[0].strip() for line in text_of(name).splitlines()]
    return {re.split(r"[\[<>=~ ]", line)[0].lower().replace("_", "-") for line in lines if line}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", text_of(lock).strip())

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_wish_is_locked(lock: str) -> None:
    assert asked(lock.replace(".txt", ".in")) - pins(lock).keys() == set()


def test_both_locks_agree() -> None:
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    shared = runtime.keys() & development.keys()

    assert {name: development[name] for name in shared} == {name: runtime[name] for name in shared}


def test_npm_tools_are_locked_at_the_versions_asked_for() -> None:
    wishes = json.loads(text_of("tests/js/package.json"))["devDependencies"]
    packages = json.loads(text_of("tests/js/package-lock.json"))["packages"]

    assert {name: packages[f"node_modules/{name}"]["version"] for name in wishes} == wishes
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_front_end_files_are_locked_at_the_versions_asked_for() -> None:
    wishes = tomllib.loads(text_of("static/vendor.toml"))["packages"]
    lock = json.loads(text_of("static/vendor.lock.json"))

    assert {n: p["version"] for n, p in lock.items()} == {n: p["version"] for n, p in wishes.items()}
    assert [name for name, package in lock.items() if not package["integrity"].startswith("sha512-")] == []


def test_the_older_library_of_badges_shares_no_environment_with_the_newer() -> None:
    # It brings PyLD 0.7 and Flask 1 in silence, and signatures can no more be made.
    locked = [pins(lock) for lock in LOCKS]

    assert [found for found in locked if "openbadges" in found] == []
    assert pins("requirements.txt")["openbadgeslib"] == "4.6.3"
