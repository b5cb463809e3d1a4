"""Lighthouse on one page, as a cheap phone on its simulated slow 4G."""

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.setup.browser import ARGUMENTS, chromium_path
from tests.setup.node_tools import MODULES

CATEGORIES = ("performance", "accessibility", "best-practices")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Scores out of 100, the largest paint in milliseconds, and what kept the scores from 100."""

    scores: dict[str, int]
    largest_paint: float
    bytes_received: int
    faults: tuple[str, ...]


def audit(url: str, *, cookies: Mapping[str, str] | None = None) -> Audit:
    """Open an address in a browser of its own, signed in by these cookies.

    A browser that did not start, or that broke off, is started once more; a report is taken as it comes.
    """
    header = {"Cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())}
    command = [
        *("node", str(MODULES / "lighthouse" / "cli" / "index.js"), url),
        *("--quiet", "--no-enable-error-reporting", "--output=json", "--output-path=stdout"),
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *ARGUMENTS])}",
        *([f"--extra-headers={json.dumps(header)}"] if cookies else []),
    ]
    finished = _run(command)
    if finished.returncode:
        finished = _run(command)
    assert finished.returncode == 0, finished.stderr.decode()[-2000:]
    return _read(json.loads(finished.stdout))


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    path = chromium_path()
    return subprocess.run(
        command, check=False, capture_output=True, env={**os.environ, **({"CHROME_PATH": path} if path else {})}
    )


def _read(report: dict[str, Any]) -> Audit:
    audits = report["audits"]
    faults = [f"{name}: {found['title']}" for name, found in audits.items() if found["score"] not in (None, 1)]
    return Audit(
        scores={name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        bytes_received=audits["total-byte-weight"]["numericValue"],
        faults=tuple(sorted(faults)),
    )
