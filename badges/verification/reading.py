"""From a file to the badge inside: JSON, a token, or an address to be followed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from badges.faults import BakingFault
from badges.png import CREDENTIAL, SIGNATURE, Text, texts_in_png
from badges.svg import texts_in_svg
from badges.verification.report import Report
from badges.verification.sentences import Finding

LARGEST: Final = 8 * 1024 * 1024  # a picture at its largest
_DEEPEST: Final = 40
_TOKEN: Final = re.compile(r"[\w-]+\.[\w-]+\.[\w-]*")
_ADDRESS: Final = re.compile(r"https?://\S+")
_BARE: Final = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Content:
    """What was found: a document, a token with its claims, or an address."""

    document: Mapping[str, Any] | None = None
    token: str = ""
    address: str = ""


def read(content: bytes, report: Report) -> Content:
    """The badge in this file, whatever the file is called."""
    if len(content) > LARGEST:
        report.stop(Finding.TOO_LARGE)
    if content.startswith(SIGNATURE):
        return _in_picture(content, report, "cette image PNG")
    text = _decoded(content, report)
    if "<svg" in text[:2000]:
        return _in_picture(content, report, "cette image SVG")
    return _in_text(text, report, "ce fichier")


def read_pasted(text: str, report: Report) -> Content:
    """An address, as often as not; or a badge copied as text, which begins as one."""
    if address := typed_address(text):
        return Content(address=address)
    text = text.strip()
    if not (text.startswith(("{", "ey")) or "<svg" in text[:2000]):
        report.stop(Finding.NOT_AN_ADDRESS)
    return read(text.encode(), report)


def typed_address(text: str) -> str:
    """Return the address that somebody typed or copied from paper, where its https:// is left out; nothing if none."""
    text = text.strip()
    if len(text) > _LONGEST or not text.isascii():
        return ""
    if _ADDRESS.fullmatch(text):
        return text
    return f"https://{text}" if _BARE.fullmatch(text) else ""


def parsed(text: str | bytes) -> Any:
    """JSON of a stranger, or nothing: no depth that hurts, no number that is none, no member twice."""
    try:
        value = json.loads(text, parse_constant=_no_number, object_pairs_hook=_members)
        return value if _depth(value) < _DEEPEST else None
    except (ValueError, RecursionError):
        return None


def _in_picture(content: bytes, report: Report, what: str) -> Content:
    try:
        texts = texts_in_png(content) if content.startswith(SIGNATURE) else texts_in_svg(content)
    except BakingFault:
        report.stop(Finding.UNREADABLE)
    chosen = _one(texts, report)
    if chosen is None:
        report.stop(Finding.NO_BADGE, what=what)
    return _in_text(chosen.content, report, what)


def _one(texts: list[Text], report: Report) -> Text | None:
    """The newer badge of the picture; two of one kind are nobody's."""
    keywords = [text.keyword for text in texts]
    if len(keywords) != len(set(keywords)):
        report.stop(Finding.TWO_BADGES)
    newest = sorted(texts, key=lambda text: text.keyword != CREDENTIAL)
    return newest[0] if newest else None


def _in_text(text: str, report: Report, what: str) -> Content:
    text = text.strip()
    found = Content()
    if _TOKEN.fullmatch(text):
        found = Content(document=_claims(text), token=text)
    elif _ADDRESS.fullmatch(text):
        found = Content(address=text)
    elif isinstance(document := parsed(text), dict):
        found = Content(document=document)
    if found == Content() or (found.token and found.document is None):
        report.stop(Finding.NO_BADGE, what=what)
    report.add(Finding.READ, what=what)
    return found


def _claims(token: str) -> Mapping[str, Any] | None:
    """What the token says, not verified yet. Older tokens hold the credential one level down."""
    import jwt

    try:
        claims = parsed(jwt.api_jws.decode_complete(token, options={"verify_signature": False})["payload"])
    except jwt.PyJWTError:
        return None
    inner = claims.get("vc") if isinstance(claims, dict) else None
    return inner if isinstance(inner, dict) else claims if isinstance(claims, dict) else None


def _decoded(content: bytes, report: Report) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        report.stop(Finding.NO_BADGE, what="ce fichier")


def _no_number(text: str) -> float:
    raise ValueError(text)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("A member stands twice")
    return members


def _depth(value: Any) -> int:
    within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, within), default=0)
