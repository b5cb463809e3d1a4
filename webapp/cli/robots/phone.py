"""A phone without a screen: it keeps a cookie, reads pages, sends forms and the outbox."""

import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

import httpx

from webapp.cli.robots.journal import Journal
from webapp.cli.robots.page import Form, Page, Pairs, read_page

BATCH = 50
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Stuck(Exception):
    """The phone cannot go on; the message says why, in French."""


class Phone:
    """Sends what a browser on the same origin would send, and writes down every answer that is not as it should."""

    def __init__(self, base_url: str, journal: Journal, name: str) -> None:
        self.name = name
        self._journal = journal
        headers = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
        self._client = httpx.Client(base_url=base_url, headers=headers, timeout=60)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def set_cookie(self, name: str, value: str) -> None:
        """Hold a session that was opened elsewhere."""
        self._client.cookies.set(name, value)

    def page(self, path: str) -> Page:
        """Open a page, and go where it leads."""
        self._journal.note("page")
        return self._followed(self._ask("GET", path))

    def json(self, path: str) -> Any:
        """Fetch the state that a page's script reads."""
        return self._ask("GET", path, headers={"Accept": "application/json"}).json()

    def submit(self, page: Page, form: Form, answers: Mapping[str, Any]) -> Page:
        """Send a plain form with these answers, and go where it leads."""
        self._journal.note("form")
        target = urljoin(page.path, form.action)
        return self._followed(self._ask("POST", target, data=_many(form.filled(answers))))

    def post(self, path: str) -> None:
        """Press a button that only scripts have."""
        self._ask("POST", path, headers={"X-Requested-With": "elan"})

    def send(self, events: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Empty the outbox; return a receipt for each event."""
        receipts: list[dict[str, Any]] = []
        for start in range(0, len(events), BATCH):
            batch = list(events[start : start + BATCH])
            headers = {"X-Requested-With": "elan", "Accept": "application/json"}
            answer = self._ask("POST", "/api/play/events", json={"events": batch}, headers=headers).json()
            receipts += answer["receipts"]
        return receipts

    def upload(self, mission: str, step: str, picture: bytes) -> str:
        """Send a photo; return the id under which it is kept."""
        self._journal.note("upload")
        fields = {"mission": mission, "step": step}
        files = {"file": ("photo.png", picture, "image/png")}
        answer = self._ask("POST", "/jeu/depot", data=fields, files=files, headers={"Accept": "application/json"})
        return str(answer.json()["upload"])

    def _followed(self, response: httpx.Response) -> Page:
        while response.status_code in REDIRECTS:
            response = self._ask("GET", urljoin(str(response.request.url), response.headers["Location"]))
        return read_page(response.request.url.raw_path.decode(), response.status_code, response.text)

    def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        self._journal.note("request")
        started = time.perf_counter()
        try:
            response = self._client.request(method, path, **more)
        except httpx.TransportError as error:
            raise Stuck(f"{self.name} : {method} {path} n’a pas de réponse ({type(error).__name__})") from error
        self._journal.answered(time.perf_counter() - started)
        if response.status_code >= 400:
            raise Stuck(f"{self.name} : {method} {path} a répondu {response.status_code}")
        return response


def _many(pairs: Pairs) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields
