"""Every setting is told to whoever installs, and nothing is told that does not exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"ELAN_[A-Z_]+[A-Z]")


def test_each_setting_is_documented() -> None:
    read = set(NAME.findall((ROOT / "webapp/config.py").read_text(encoding="utf-8")))
    told = set(NAME.findall((ROOT / "docs/installation.md").read_text(encoding="utf-8")))

    assert told == read
