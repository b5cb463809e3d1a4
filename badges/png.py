"""PNG pictures that carry a badge: chunks are spliced in, pixels are not touched."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from badges.faults import BakingFault

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
CREDENTIAL: Final = "openbadgecredential"  # Open Badges 3.0: the signed JSON
ASSERTION: Final = "openbadges"  # Open Badges 2.0: the address of the hosted assertion
LARGEST_TEXT: Final = 512 * 1024
_HEADER_END: Final = len(SIGNATURE) + 25  # the signature and IHDR, which is always 13 bytes long


@dataclass(frozen=True, slots=True)
class Text:
    """A badge found in a picture."""

    keyword: str
    content: str


def bake_png(picture: bytes, texts: Mapping[str, str]) -> bytes:
    """The picture with one uncompressed iTXt chunk a keyword.

    Only a pristine picture is taken: a second chunk beside an older one would be read by nobody, or by some.
    """
    if found := _carried(picture):
        raise BakingFault(f"The picture already carries a badge: {', '.join(found)}")
    if foreign := [keyword for keyword in texts if keyword not in (CREDENTIAL, ASSERTION)]:
        raise BakingFault(f"Not a keyword of Open Badges: {', '.join(foreign)}")
    baked = b"".join(_chunk(b"iTXt", _itxt(keyword, content)) for keyword, content in texts.items())
    return picture[:_HEADER_END] + baked + picture[_HEADER_END:]


@lru_cache(maxsize=64)
def _carried(picture: bytes) -> tuple[str, ...]:
    """The keywords of a picture to be baked: ours are few, and each is baked many times."""
    return tuple(text.keyword for text in texts_in_png(picture))


def texts_in_png(picture: bytes) -> list[Text]:
    """Every badge that the picture carries, in the order of its chunks."""
    return [text for kind, data in _chunks(picture) if (text := _text(kind, data)) is not None]


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    if picture[: len(SIGNATURE)] != SIGNATURE or picture[12:16] != b"IHDR":
        raise BakingFault("This is no PNG")
    at = len(SIGNATURE)
    while at < len(picture):
        length = int.from_bytes(picture[at : at + 4])
        kind, data = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        checksum = picture[at + 8 + length : at + 12 + length]
        if len(data) != length or int.from_bytes(checksum) != zlib.crc32(kind + data) or len(checksum) != 4:
            raise BakingFault("The PNG is damaged")
        yield kind, data
        if kind == b"IEND":
            return
        at += 12 + length
    raise BakingFault("The PNG ends too early")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


def _itxt(keyword: str, content: str) -> bytes:
    if not content.isascii():
        raise BakingFault("Some readers take the text for Latin-1: bake ASCII alone")
    return keyword.encode() + b"\0\0\0\0\0" + content.encode("ascii")


def _text(kind: bytes, data: bytes) -> Text | None:
    """The badge of a text chunk: iTXt, compressed or not, and the tEXt of the oldest badges."""
    name, separator, rest = data.partition(b"\0")
    keyword = name.decode("latin-1")
    if kind not in (b"iTXt", b"tEXt") or not separator or keyword not in (CREDENTIAL, ASSERTION):
        return None
    content = rest if kind == b"tEXt" else _itxt_content(rest)
    if len(content) > LARGEST_TEXT:
        raise BakingFault("The badge inside the picture is too large")
    try:
        return Text(keyword, content.decode("utf-8"))
    except UnicodeDecodeError:
        raise BakingFault("The badge inside the picture is no text") from None


def _itxt_content(rest: bytes) -> bytes:
    parts = rest[2:].split(b"\0", 2)
    if len(parts) != 3 or rest[:1] not in (b"\0", b"\1"):
        raise BakingFault("The badge inside the picture is cut short")
    return parts[2] if rest[:1] == b"\0" else _inflated(parts[2])


def _inflated(content: bytes) -> bytes:
    reader = zlib.decompressobj()
    try:
        return reader.decompress(content, LARGEST_TEXT + 1)
    except zlib.error:
        raise BakingFault("The badge inside the picture cannot be unpacked") from None
