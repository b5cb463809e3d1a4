"""What must be true of every page and every region, whatever it shows."""

import re
from collections import Counter
from collections.abc import Iterator

from tests.pages.tree import Node

CONTROLS = ("input", "select", "textarea")
NAMELESS_INPUTS = {"hidden", "submit", "button", "image", "reset"}
LOADED = {"src", "srcset", "poster", "action", "formaction", "data"}
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "form", "list")
STRAIGHT_QUOTE = re.compile(r"\w'\w")
PLAIN_SPACE = re.compile(r"(?<=\w) [;:!?»](?=\s|$)|« ")
# Text that somebody typed, or that is not French.
AS_IT_IS = {"textarea", "code", "kbd", "samp", "pre"}


def faults_of(page: Node) -> list[str]:
    """Return everything that is wrong with a page or a region."""
    is_whole = bool(page.find_all("html"))
    checks = [_ids, _labels, _names, _inline, _addresses, _typography]
    if is_whole:
        checks += [_head, _references]
    return [fault for check in checks for fault in check(page)]


def _head(page: Node) -> Iterator[str]:
    headings = [heading.text() for heading in page.find_all("h1")]
    titles = [title.text() for title in page.find_all("title") if all(a.tag != "svg" for a in title.ancestors())]
    if len(headings) != 1:
        yield f"one h1 is wanted, there are {len(headings)}: {headings}"
    elif len(titles) != 1 or not titles[0].startswith(headings[0]):
        yield f"the title {titles} does not begin with the h1 {headings[0]!r}"
    if not page.find("html").get("lang"):
        yield "the page does not say its language"
    if len(page.find_all("main")) != 1:
        yield "one main is wanted"


def _ids(page: Node) -> Iterator[str]:
    counts = Counter(node["id"] for node in page.nodes() if "id" in node.attributes)
    yield from (f"the id {name!r} is there {number} times" for name, number in counts.items() if number > 1)


def _references(page: Node) -> Iterator[str]:
    known = {node["id"] for node in page.nodes() if "id" in node.attributes}
    for node in page.nodes():
        for name in REFERENCES:
            # A control kept on the device belongs on purpose to a form that is not there.
            wanted = set((node.get(name) or "").split()) - {"kept-on-this-device"}
            if wanted - known:
                yield f"{name} of <{node.tag}> points at {wanted - known}"


def _labels(page: Node) -> Iterator[str]:
    bound = {label["for"] for label in page.find_all("label") if "for" in label.attributes}
    for node in page.nodes():
        if node.tag not in CONTROLS or node.get("type") in NAMELESS_INPUTS:
            continue
        if any(ancestor.tag == "template" for ancestor in node.ancestors()):
            continue  # a script fills its label in before anybody sees it
        is_wrapped = any(ancestor.tag == "label" and ancestor.text() for ancestor in node.ancestors())
        is_named = node.get("aria-label") or node.get("aria-labelledby") or node.get("id") in bound
        if not (is_wrapped or is_named):
            yield f"<{node.tag} name={node.get('name')!r}> has no label"


def _names(page: Node) -> Iterator[str]:
    for node in page.nodes():
        if node.tag in ("button", "a") and not _has_name(node):
            yield f"a <{node.tag}> has no name: {node.attributes}"
        if node.tag == "img" and "alt" not in node.attributes:
            yield f"a picture has no alt: {node.get('src')}"
        if node.tag == "img" and not {"width", "height"} <= node.attributes.keys():
            yield f"a picture has no width or height: {node.get('src')}"


def _has_name(node: Node) -> bool:
    named = [child for child in node.nodes() if child.get("aria-label") or child.get("alt")]
    return bool(node.text() or named or node.get("aria-labelledby"))


def _inline(page: Node) -> Iterator[str]:
    for node in page.nodes():
        if node.tag == "style":
            yield "a <style> in the page"
        if node.tag == "script" and node.get("type") != "application/json" and "src" not in node.attributes:
            yield "an inline script"
        for name, value in node.attributes.items():
            if name == "style" or name.startswith(("on", "hx-on", "data-hx-on")):
                yield f"<{node.tag} {name}={value!r}>"
            if value.strip().lower().startswith("javascript:"):
                yield f"<{node.tag} {name}={value!r}>"


def _addresses(page: Node) -> Iterator[str]:
    for node in page.nodes():
        loaded = {name: value for name, value in node.attributes.items() if name in LOADED}
        if node.tag in ("link", "use", "image"):
            loaded |= {name: value for name, value in node.attributes.items() if name == "href"}
        for name, value in loaded.items():
            if "//" in value and not value.startswith("data:"):
                yield f"<{node.tag} {name}={value!r}> leaves our origin"


def _typography(page: Node) -> Iterator[str]:
    for node in page.nodes():
        if node.tag in AS_IT_IS or node.tag == "script":
            continue
        for piece in node.children:
            if isinstance(piece, str) and (STRAIGHT_QUOTE.search(piece) or PLAIN_SPACE.search(piece)):
                yield f"typewriter signs in {piece.strip()!r}"
