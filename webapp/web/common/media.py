"""Photos and sounds as they may be kept: of a known type, of a sane size, without anything that tells where or who."""

import io
from dataclasses import dataclass
from typing import IO

from webapp.usecases.errors import Refused

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
MAX_SIDE = 1600
MAX_SECONDS = 180
# First bytes -> (media type, extension). A name or a declared type proves nothing.
AUDIO = (
    (b"\x1aE\xdf\xa3", 0, "audio/webm", "webm"),
    (b"OggS", 0, "audio/ogg", "ogg"),
    (b"ftyp", 4, "audio/mp4", "m4a"),
    (b"ID3", 0, "audio/mpeg", "mp3"),
    (b"\xff\xfb", 0, "audio/mpeg", "mp3"),
    (b"WAVE", 8, "audio/wav", "wav"),
)


class TooHeavy(Refused):
    """More bytes, pixels or seconds than we keep."""

    status = 413
    title = "Fichier trop lourd"
    text = "Maximum 10 Mo et 3 minutes de son. Reprends la photo avec l’appli, ou raccourcis le son."


class WrongType(Refused):
    """Neither a photo nor a sound that we know."""

    status = 415
    title = "Ce type de fichier ne passe pas"
    text = "Formats acceptés : photo (JPG, PNG, WebP) et son (WebM, Ogg, M4A, MP3, WAV). Rien n’est perdu."


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file that may be kept."""

    body: bytes
    media_type: str
    extension: str


def clean(stream: IO[bytes]) -> Cleaned:
    """Read a file, refuse what is not a photo or a sound of ours, drop what it should not tell."""
    body = stream.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise TooHeavy
    for mark, offset, media_type, extension in AUDIO:
        if body[offset : offset + len(mark)] == mark:
            return Cleaned(_clean_audio(body), media_type, extension)
    return _clean_photo(body)


def _clean_photo(body: bytes) -> Cleaned:
    """Rebuild the picture from its pixels: no EXIF, no place, no comment survives."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(body), formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise TooHeavy
            turned = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise WrongType from error
    turned.thumbnail((MAX_SIDE, MAX_SIDE))
    fresh = Image.frombytes("RGB", turned.size, turned.tobytes())
    out = io.BytesIO()
    fresh.save(out, "WEBP", quality=80)
    return Cleaned(out.getvalue(), "image/webp", "webp")


def _clean_audio(body: bytes) -> bytes:
    """Refuse what lasts too long and drop the tags; a container whose length is unknown (live WebM) is kept as is."""
    import mutagen

    file = io.BytesIO(body)
    try:
        audio = mutagen.File(file)
        if audio is None:
            return body
        if audio.info is not None and getattr(audio.info, "length", 0) > MAX_SECONDS:
            raise TooHeavy
        if audio.tags:
            file.seek(0)
            audio.delete(file)
    except mutagen.MutagenError as error:
        raise WrongType from error
    return file.getvalue()
