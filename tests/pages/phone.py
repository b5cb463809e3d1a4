"""A phone: asks for pages as a browser does, and refuses every page that the house would not publish."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.wrappers import Response

from tests.pages.checks import faults_of
from tests.pages.tree import Node, read_tree

Fields = Mapping[str, Any]
# Scripts, styles and the like: a content policy is for documents.
FILES = ("/static/",)


class Page:
    """An answer: its status, its headers, and the tree of what it shows."""

    def __init__(self, response: Response, path: str) -> None:
        self.response = response
        self.path = path
        self.status = response.status_code
        self.headers = response.headers
        self.body = response.get_data()
        self.html = response.get_data(as_text=True) if "html" in (response.mimetype or "") else ""
        self.tree = read_tree(self.html)

    @property
    def heading(self) -> str:
        return self.tree.find("h1").text()

    @property
    def text(self) -> str:
        """What is read in the main part of the page (in all of it, for a region)."""
        mains = self.tree.find_all("main")
        return (mains[0] if mains else self.tree).text()

    @property
    def location(self) -> str | None:
        return self.headers.get("Location")

    @property
    def json(self) -> Any:
        return self.response.get_json()

    def find(self, tag: str | None = None, **attributes: str) -> Node:
        return self.tree.find(tag, **attributes)

    def find_all(self, tag: str | None = None, **attributes: str) -> list[Node]:
        return self.tree.find_all(tag, **attributes)

    def links(self) -> dict[str, str]:
        """Return the links: text (or label) -> address."""
        return {link.text() or link["aria-label"]: link["href"] for link in self.find_all("a")}

    def form(self, action: str) -> dict[str, Any]:
        """Return what the form would send if it were sent untouched: a list where a name is there several times."""
        fields: dict[str, Any] = {}
        for node in self.find("form", action=action).nodes():
            if (value := _sent_value(node)) is not None:
                name = node["name"]
                fields[name] = [*_as_list(fields[name]), value] if name in fields else value
        return fields


class Phone:
    """A browser without scripts. Each page that it gets is checked."""

    def __init__(self, app: Flask) -> None:
        self._client = app.test_client()

    def get(self, path: str, *, status: int = 200, headers: Fields | None = None) -> Page:
        return self._open("GET", path, status, headers=headers)

    def post(
        self, path: str, fields: Fields | None = None, *, status: int = 303, headers: Fields | None = None, **more: Any
    ) -> Page:
        """Send a form; ``json=…`` sends JSON instead."""
        return self._open("POST", path, status, headers=headers, data=fields, **more)

    def open(self, method: str, path: str, *, status: int, **more: Any) -> Page:
        return self._open(method, path, status, **more)

    def follow(self, page: Page) -> Page:
        """Go where a redirect says."""
        assert page.location is not None, f"{page.status} leads nowhere"
        return self.get(page.location)

    def set_cookie(self, name: str, value: str) -> None:
        self._client.set_cookie(name, value)

    def cookie(self, name: str) -> str | None:
        found = self._client.get_cookie(name)
        return None if found is None else found.value

    def _open(self, method: str, path: str, status: int, *, headers: Fields | None = None, **more: Any) -> Page:
        sent = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html", **(headers or {})}
        with self._client.open(path, method=method, headers=sent, **more) as response:
            page = Page(response, path)
        shown = page.html[:3000] if page.status != status else ""
        assert page.status == status, f"{method} {path} answered {page.status}, not {status} {page.location} {shown}"
        if page.html and page.status not in (301, 302, 303, 307, 308):
            faults = faults_of(page.tree)
            assert not faults, faults
        _check_headers(page)
        return page


def _check_headers(page: Page) -> None:
    if not page.path.startswith(FILES):
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def _sent_value(node: Node) -> str | None:
    if "name" not in node.attributes or "disabled" in node.attributes:
        return None
    if node.tag == "textarea":
        return "".join(child for child in node.children if isinstance(child, str))
    if node.tag == "select":
        options = node.find_all("option")
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        return chosen[0].get("value", chosen[0].text()) if chosen else None
    if node.tag != "input" or node.get("type") in ("submit", "button", "file"):
        return None
    if node.get("type") in ("checkbox", "radio"):
        return node.get("value", "on") if "checked" in node.attributes else None
    return node.get("value", "")


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
