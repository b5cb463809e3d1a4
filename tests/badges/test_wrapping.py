import base64
from pathlib import Path

import pytest

from badges.faults import KeyFault
from badges.wrapping import key_from_file, key_from_text, unwrap, wrap

KEY = bytes(range(32))
SECRET = b"-----BEGIN PRIVATE KEY-----"


def test_a_wrapped_secret_opens_with_its_key_and_name() -> None:
    wrapped = wrap(SECRET, KEY, about="did:web:a#1")

    assert unwrap(wrapped, KEY, about="did:web:a#1") == SECRET
    assert SECRET not in wrapped
    assert wrap(SECRET, KEY, about="did:web:a#1") != wrapped


@pytest.mark.parametrize(
    ("key", "about", "turned"),
    [(bytes(32), "a", -1), (KEY, "b", -1), (KEY, "a", 20), (KEY, "a", 3), (KEY, "a", 0)],
    ids=["another key", "another name", "a byte of the text", "a byte of the nonce", "another version"],
)
def test_a_wrapped_secret_opens_in_no_other_way(key: bytes, about: str, turned: int) -> None:
    wrapped = bytearray(wrap(SECRET, KEY, about="a"))
    if turned >= 0:
        wrapped[turned] ^= 1

    with pytest.raises(KeyFault):
        unwrap(bytes(wrapped), key, about=about)


@pytest.mark.parametrize("text", ["", "short", base64.b64encode(bytes(16)).decode(), "é" * 44])
def test_a_wrapping_key_is_32_bytes_in_base64(text: str) -> None:
    with pytest.raises(KeyFault, match="32 bytes"):
        key_from_text(text)


def test_a_wrapping_key_that_is_too_short_is_refused() -> None:
    with pytest.raises(KeyFault, match="32 bytes"):
        wrap(SECRET, KEY[:16], about="a")


def test_a_wrapping_key_is_read_from_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(base64.b64encode(KEY).decode() + "\n")
    file.chmod(0o600)

    assert key_from_file(file) == KEY

    file.chmod(0o640)
    with pytest.raises(KeyFault, match="chmod 600"):
        key_from_file(file)
