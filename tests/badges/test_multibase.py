import pytest
from hypothesis import given
from hypothesis import strategies as st

from badges.faults import KeyFault
from badges.multibase import decode, ed25519_multikey, ed25519_raw, encode


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Hello World!", "z2NEpo7TZRRrLZSi2U"),
        (bytes.fromhex("0000287fb4cd"), "z11233QC4"),
        (b"", "z"),
    ],
)
def test_base58_is_that_of_the_draft(content: bytes, text: str) -> None:
    assert (encode(content), decode(text)) == (text, content)


@given(st.binary(max_size=100))
def test_base58_gives_back_what_it_was_given(content: bytes) -> None:
    assert decode(encode(content)) == content


@pytest.mark.parametrize("text", ["", "abc", "z0", "zO", "z" * 300, None, 12])
def test_base58_refuses_everything_else(text: object) -> None:
    with pytest.raises(KeyFault):
        decode(text)


def test_multikey_of_the_specification() -> None:
    multikey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"

    assert ed25519_multikey(ed25519_raw(multikey)) == multikey


@pytest.mark.parametrize("multikey", ["zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP", encode(b"\xed\x01short")])
def test_another_kind_of_multikey_is_refused(multikey: str) -> None:
    with pytest.raises(KeyFault, match="Ed25519"):
        ed25519_raw(multikey)
