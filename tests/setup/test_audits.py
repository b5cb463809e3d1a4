"""The judges themselves: they must find what is wrong, and nothing where nothing is."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from tests.setup.lighthouse import audit

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Éclats</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><main><h1>Tes éclats</h1>{body}</main></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "good.html").write_text(PAGE.format(body="<p>Sept.</p>"), encoding="utf-8")
    (tmp_path / "bad.html").write_text(PAGE.format(body="<p style='color:#aaa'>Sept</p><input>"), encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.browser
def test_axe_names_the_rule_and_the_element(new_phone: OpenContext, site: str) -> None:
    page = new_phone().new_page()
    page.goto(f"{site}/good.html")
    good = axe_violations(page)
    page.goto(f"{site}/bad.html")

    assert good == []
    assert axe_violations(page) == ["color-contrast: p", "label: input"]


@pytest.mark.browser
@pytest.mark.slow
def test_lighthouse_scores_a_page(site: str) -> None:
    good, bad = audit(f"{site}/good.html"), audit(f"{site}/bad.html", cookies={"shard": "1"})

    assert good.scores["performance"] >= 95
    assert good.scores["accessibility"] == 100
    assert 0 < good.largest_paint < 1800
    assert good.bytes_received > len(PAGE)
    assert bad.scores["accessibility"] < 100
    assert [fault.split(":")[0] for fault in bad.faults if "label" in fault or "contrast" in fault] == [
        "color-contrast",
        "label",
    ]
