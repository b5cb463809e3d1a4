import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib import baking
from PIL import Image

from badges.faults import BakingFault
from badges.png import ASSERTION, CREDENTIAL, LARGEST_TEXT, Text, bake_png, texts_in_png
from tests.badges.pictures import pixels, png, with_chunk

BOTH = {CREDENTIAL: '{"name":"Coop\\u00e9rer"}', ASSERTION: "https://elan.exemple.fr/badges/1/ob2.json"}


def test_a_picture_carries_both_generations_and_keeps_its_pixels() -> None:
    baked = bake_png(png(), BOTH)

    assert texts_in_png(baked) == [Text(keyword, content) for keyword, content in BOTH.items()]
    assert pixels(baked) == pixels(png())
    assert len(baked) == len(png()) + sum(len(k) + len(c) + 5 + 12 for k, c in BOTH.items())


def test_other_readers_find_what_was_baked() -> None:
    baked = bake_png(png(), BOTH)
    image = Image.open(io.BytesIO(baked))
    image.load()

    assert {keyword: image.info[keyword] for keyword in BOTH} == BOTH
    assert baking.extract_png(baked, keyword=baking.ITXT_KEYWORD_OB3) == BOTH[CREDENTIAL]
    assert baking.extract_png(baked, keyword=baking.ITXT_KEYWORD) == BOTH[ASSERTION]


def test_a_picture_that_carries_a_badge_is_not_baked_again() -> None:
    # The library appends a second chunk, and then reads the older one.
    with pytest.raises(BakingFault, match="already carries a badge"):
        bake_png(bake_png(png(), {CREDENTIAL: "{}"}), BOTH)


@pytest.mark.parametrize("texts", [{CREDENTIAL: "é"}, {"Comment": "x"}], ids=["accents", "another keyword"])
def test_what_readers_would_misread_is_not_baked(texts: dict[str, str]) -> None:
    with pytest.raises(BakingFault):
        bake_png(png(), texts)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (b"tEXt", b"openbadges\0https://a.example"),
        (b"iTXt", b"openbadges\0\1\0\0\0" + zlib.compress(b"https://a.example")),
        (b"iTXt", b"openbadges\0\0\0fr\0insigne\0https://a.example"),
    ],
    ids=["the oldest", "compressed", "with a language"],
)
def test_badges_of_others_are_read(kind: bytes, data: bytes) -> None:
    assert texts_in_png(with_chunk(kind, data)) == [Text(ASSERTION, "https://a.example")]


BOMB = b"openbadges\0\1\0\0\0" + zlib.compress(b"a" * (LARGEST_TEXT * 40))


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"GIF89a",
        png()[:20],
        png()[:-12],
        png()[:-1],
        png()[:40] + bytes([png()[40] ^ 1]) + png()[41:],
        with_chunk(b"iTXt", BOMB),
        with_chunk(b"iTXt", b"openbadges\0\0\0" + b"fr"),
        with_chunk(b"iTXt", b"openbadges\0\1\0\0\0not packed"),
        with_chunk(b"iTXt", b"openbadges\0\2\0\0\0x"),
        with_chunk(b"iTXt", b"openbadges\0\0\0\0\0\xff\xfe"),
        with_chunk(b"tEXt", b"openbadges\0" + b"a" * (LARGEST_TEXT + 1)),
        png()[:33] + b"\xff\xff\xff\xffiTXt" + png()[33:],
    ],
    ids=[
        "nothing", "a GIF", "a header", "without its end", "cut", "a bit turned", "a bomb", "cut text", "not packed",
        "another packing", "no text", "too large", "a length that lies",
    ],
)  # fmt: skip
def test_hostile_and_damaged_pictures_are_refused(picture: bytes) -> None:
    with pytest.raises(BakingFault):
        texts_in_png(picture)


@given(st.binary(max_size=200))
def test_anything_is_read_or_refused(content: bytes) -> None:
    for picture in (content, png()[:33] + content):
        try:
            assert texts_in_png(picture) == []
        except BakingFault:
            continue
