"""Where the JavaScript tools of tests/js are."""

from pathlib import Path
from typing import Final

MODULES: Final = Path(__file__).resolve().parents[1] / "js" / "node_modules"
