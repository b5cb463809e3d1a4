"""Small pictures to bake, and files that nobody should bake."""

import io
import zlib
from functools import cache
from typing import Final

from PIL import Image

SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Éclat</title><path d="M0 0h9v9z"/></svg>'
)


@cache
def png() -> bytes:
    held = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 107, 61, 128)).save(held, "PNG")
    return held.getvalue()


def with_chunk(kind: bytes, data: bytes, *, picture: bytes | None = None) -> bytes:
    """The picture with one chunk more, after its header."""
    before = png() if picture is None else picture
    chunk = len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
    return before[:33] + chunk + before[33:]


def pixels(picture: bytes) -> bytes:
    return Image.open(io.BytesIO(picture)).tobytes()
