"""A page as a small tree, read with the standard library."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNREAD = frozenset({"script", "style", "template"})


@dataclass(slots=True, eq=False)
class Node:
    """An element, what is in it, and what holds it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)
    parent: "Node | None" = None

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str, default: str | None = None) -> str | None:
        return self.attributes.get(name, default)

    def nodes(self) -> Iterator["Node"]:
        """Yield this element and all those below, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()

    def find_all(self, tag: str | None = None, **attributes: str) -> list["Node"]:
        """Return the elements with this tag and these attributes (``class_`` asks for one of the classes)."""
        return [node for node in self.nodes() if node.matches(tag, attributes)]

    def find(self, tag: str | None = None, **attributes: str) -> "Node":
        """Return the first such element; fail if there is none."""
        found = self.find_all(tag, **attributes)
        assert found, f"no <{tag or '*'}> with {attributes} in the page"
        return found[0]

    def matches(self, tag: str | None, attributes: dict[str, str]) -> bool:
        if tag is not None and tag != self.tag:
            return False
        classes = (self.get("class") or "").split()
        return all(
            value in classes if name == "class_" else self.get(name.replace("_", "-")) == value
            for name, value in attributes.items()
        )

    def text(self) -> str:
        """Return what is read here, with single spaces."""
        return " ".join("".join(self.pieces()).split(" ")).strip()

    def pieces(self) -> Iterator[str]:
        """Yield the texts, with a space where an element begins and ends a line."""
        for child in self.children:
            if isinstance(child, str):
                yield " ".join(child.replace("\n", " ").split(" "))
            elif child.tag not in UNREAD:
                yield from child.pieces() if child.tag in INLINE else (" ", *child.pieces(), " ")

    def ancestors(self) -> Iterator["Node"]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "sub", "sup"})


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#page")
        self._current = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, parent=self._current)
        self._current.children.append(node)
        if tag not in VOID:
            self._current = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, parent=self._current)
        self._current.children.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._current.tag == tag, f"</{tag}> closes <{self._current.tag}>, line {self.getpos()[0]}"
        self._current = self._current.parent or self.root

    def handle_data(self, data: str) -> None:
        self._current.children.append(data)


def read_tree(html: str) -> Node:
    """Parse a page; every element must be closed in order, as our templates do."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
