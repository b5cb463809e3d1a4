"""The secrets of an installation: given, or made once and kept for its owner alone."""

import stat
from pathlib import Path

import pytest

from webapp.config import ConfigError, load_config
from webapp.push import public_key, to_bytes

KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"


def test_the_key_of_notifications_is_made_once_and_kept(tmp_path: Path) -> None:
    first, again = (load_config({"ELAN_DATA_DIR": str(tmp_path)}) for _ in range(2))

    assert first.vapid_private_key == again.vapid_private_key == (tmp_path / "vapid_key").read_text()
    assert len(to_bytes(public_key(first.vapid_private_key or ""))) == 65
    assert stat.S_IMODE((tmp_path / "vapid_key").stat().st_mode) == 0o600
    assert first.vapid_private_key not in repr(first)


def test_a_key_that_was_given_is_taken_and_none_is_made(tmp_path: Path) -> None:
    config = load_config({"ELAN_DATA_DIR": str(tmp_path), "ELAN_VAPID_PRIVATE_KEY": f"{KEY}="})

    assert config.vapid_private_key == KEY
    assert not (tmp_path / "vapid_key").exists()


@pytest.mark.parametrize("given", ["court", "é" * 43, "A" * 43, "_" * 43, KEY + KEY])
def test_what_is_no_key_is_said(tmp_path: Path, given: str) -> None:
    with pytest.raises(ConfigError, match="ELAN_VAPID_PRIVATE_KEY"):
        load_config({"ELAN_DATA_DIR": str(tmp_path), "ELAN_VAPID_PRIVATE_KEY": given})


def test_a_file_says_what_the_environment_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ("ELAN_DATA_DIR=here", "ELAN_SECRET_KEY=a$b", "ELAN_PUBLIC_URL=https://file.test", "ELAN_SMTP_URL")
    (tmp_path / ".env").write_text("\n".join(lines))
    monkeypatch.chdir(tmp_path)
    for name in ("ELAN_DATA_DIR", "ELAN_SECRET_KEY", "ELAN_SMTP_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ELAN_PUBLIC_URL", "https://environment.test")

    found = load_config()

    assert (found.data_dir, found.secret_key, found.smtp_url) == (tmp_path / "here", "a$b", None)
    assert found.public_url == "https://environment.test"
