"""SVG pictures that carry a badge. Ours are baked as the specification says; others are read with care."""

import re
from typing import TYPE_CHECKING, Final

from badges.faults import BakingFault
from badges.png import ASSERTION, CREDENTIAL, Text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # a type alone: what is read goes through defusedxml

NAMESPACE: Final = "https://purl.imsglobal.org/ob/v3p0"
OLDER_NAMESPACE: Final = "http://openbadges.org"
LARGEST_PICTURE: Final = 1024 * 1024
_KEYWORDS: Final = {f"{{{NAMESPACE}}}credential": CREDENTIAL, f"{{{OLDER_NAMESPACE}}}assertion": ASSERTION}
_ROOT: Final = re.compile(r"<svg\b[^<>]*>")


def bake_svg(picture: str, credential: str) -> str:
    """Our own picture with the credential in CDATA, in the first element below the root.

    One official reader takes a single run of characters there: entities would cut the credential short.
    """
    root = _ROOT.search(picture)
    if root is None or root[0].endswith("/>") or "openbadges" in picture:
        raise BakingFault("This is no pristine SVG")
    if not credential.isascii():
        raise BakingFault("Some readers take the text for Latin-1: bake ASCII alone")
    body = credential.replace("]]>", "]]\\u003e")
    return (
        picture[: root.end() - 1]
        + f' xmlns:openbadges="{NAMESPACE}"><openbadges:credential><![CDATA[{body}]]></openbadges:credential>'
        + picture[root.end() :]
    )


def texts_in_svg(picture: bytes) -> list[Text]:
    """Every badge that the picture carries: a credential, or the address of an older assertion."""
    if len(picture) > LARGEST_PICTURE:
        raise BakingFault("The picture is too large")
    from defusedxml import DefusedXmlException, ElementTree

    try:
        root: Element = ElementTree.fromstring(picture, forbid_dtd=True)
    except (DefusedXmlException, ElementTree.ParseError, ValueError):
        raise BakingFault("The SVG cannot be read, or declares what it must not") from None
    return [text for element in root.iter() if (text := _text(element)) is not None]


def _text(element: "Element") -> Text | None:
    keyword = _KEYWORDS.get(element.tag)
    return Text(keyword, (element.text or "").strip() or element.attrib.get("verify", "")) if keyword else None
