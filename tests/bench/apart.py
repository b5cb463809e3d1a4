"""Rivals that share no environment with Élan: this file asks, and is also what runs on their side (in .venv-rivals)."""

import base64
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import cycle
from pathlib import Path
from typing import Any, Final

PYTHON: Final = Path(__file__).resolve().parents[2] / ".venv-rivals" / "bin" / "python"


class NotHereError(Exception):
    """The rival cannot run on this machine; the message says why."""


def costs_apart(rival: str, work: Mapping[str, Any]) -> list[float]:
    """Return the processor time of one, in milliseconds, in each round, once all is warm. Raises NotHereError."""
    if not PYTHON.exists():
        raise NotHereError("the rivals are not installed: `make bench` does it")
    done = subprocess.run(
        [PYTHON, __file__, rival], input=json.dumps(work), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotHereError(f"{rival} does not run here: {(done.stderr.strip() or '?').splitlines()[-1]}")
    costs: list[float] = json.loads(done.stdout)
    return costs


def _answer() -> None:
    work = json.loads(sys.stdin.read())
    make = {"openbadges-bakery": _bakery, "weasyprint": _weasyprint}[sys.argv[1]](work)
    make()
    costs = []
    for _ in range(work["rounds"]):
        started = time.process_time()
        for _ in range(work["count"]):
            make()
        costs.append((time.process_time() - started) * 1000 / work["count"])
    sys.stdout.write(json.dumps(costs))


def _bakery(work: Mapping[str, Any]) -> Callable[[], object]:
    bakery = import_module("openbadges_bakery")
    picture = base64.b64decode(work["picture"])

    def make() -> object:
        with bakery.bake(io.BytesIO(picture), work["credential"]) as baked:
            return baked.read()

    return make


def _weasyprint(work: Mapping[str, Any]) -> Callable[[], object]:
    """Faces, style and pictures are read once, as ours are; each page says something else."""
    weasyprint = import_module("weasyprint")
    faces = import_module("weasyprint.text.fonts").FontConfiguration()
    style = weasyprint.CSS(string=work["style"], base_url=work["faces"], font_config=faces)
    pages, pictures = cycle(work["pages"]), dict[str, Any]()

    def make() -> object:
        page = weasyprint.HTML(string=next(pages))
        return page.write_pdf(stylesheets=[style], font_config=faces, cache=pictures, pdf_variant="pdf/ua-1")

    return make


if __name__ == "__main__":
    _answer()
