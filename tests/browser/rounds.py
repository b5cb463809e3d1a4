"""Going through a house: every page that links lead to, one example of each route."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from tests.browser.house import House
from tests.pages.tree import read_tree
from tests.web.access import table

ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Found:
    """An address that answered, and how much it had to say."""

    path: str
    length: int
    is_page: bool


def routes(within: str) -> dict[str, str]:
    """Return the routes that can be looked at, with their permissions (the access table equals the program)."""
    rows = (row.split() for row in table.ROUTES.splitlines() if row and not row.startswith("#"))
    rules = {
        " ".join(word for word in rest if word not in ("GET", "POST")): permission
        for permission, *rest in rows
        if "GET" in rest
    }
    return {rule: permission for rule, permission in rules.items() if rule.startswith(within)}


_addresses = Map([Rule(rule, endpoint=rule) for rule in routes("/")]).bind("elan.test")


def go_round(house: House, who: str, start: str, *, within: tuple[str, ...]) -> dict[str, Found]:
    """Follow the links of somebody's pages; return, for each route, the example that has the most to say."""
    found: dict[str, Found] = {}
    asked, waiting = Counter[str](), [start]
    with httpx.Client(base_url=house.url, cookies=house.jar(who).held, timeout=60) as client:
        while waiting:
            path = waiting.pop(0)
            rule = rule_of(path)
            if rule is None or asked[rule] == ENOUGH:
                continue
            asked[rule] += 1
            answer = client.get(path)
            assert answer.status_code == 200, f"{path} answers {answer.status_code}"
            is_html = "html" in answer.headers["Content-Type"]
            here = Found(path, len(answer.content), is_html and "<html" in answer.text)
            found[rule] = max(found.get(rule, here), here, key=lambda each: each.length)
            if is_html:
                waiting += [link for link in links_in(answer.text, path) if link.startswith(within)]
    return found


def rule_of(path: str) -> str | None:
    """Return the route that answers an address, None if there is none."""
    try:
        rule, _ = _addresses.match(urlsplit(path).path, "GET")
    except HTTPException:
        return None
    return str(rule)


def links_in(html: str, path: str) -> Iterator[str]:
    """Yield the addresses of a page's links and regions."""
    for node in read_tree(html).nodes():
        for name in ("href", "data-url"):
            value = node.get(name)
            if value and node.tag != "link" and not value.startswith("#"):
                yield urldefrag(urljoin(path, value)).url
