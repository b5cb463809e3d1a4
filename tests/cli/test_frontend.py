"""The front end's third-party files: what is installed is what was locked."""

import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from webapp.cli.frontend import STATIC
from webapp.cli.frontend.icons import gather_icons
from webapp.cli.frontend.installation import install_all, installation_faults, write_lock
from webapp.cli.frontend.npm import Archive, NpmError

MANIFEST = """
[packages.shard]
version = "1.0.0"
copy = { "dist/shard.js" = "js/shard.js" }
write = { "js/shard.d.ts" = "export {}" }

[packages."@ink/icons"]
version = "2.0.0"
icons = { names = "icons/phosphor.txt", target = "icons.json" }

[characters]
"""
HOUSE = '<svg viewBox="0 0 256 256"><path d="M1,2Z"/><path d="M3,4Z"/></svg>'


def archive_of(files: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as tar:
        for name, content in {"LICENSE": "free", **files}.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content.encode())
            tar.addfile(entry, io.BytesIO(content.encode()))
    return written.getvalue()


def put_in_cache(static: Path, name: str, files: dict[str, str]) -> None:
    cache = static.parent / ".cache" / "packages"
    cache.mkdir(parents=True, exist_ok=True)
    (cache / f"{name}.tgz").write_bytes(archive_of(files))


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A project with two locked packages that need no network."""
    static = tmp_path / "static"
    (static / "icons").mkdir(parents=True)
    (static / "vendor.toml").write_text(MANIFEST)
    (static / "icons" / "phosphor.txt").write_text("# in use\nhouse-bold\n")
    put_in_cache(static, "shard-1.0.0", {"dist/shard.js": "export const shard = 1"})
    put_in_cache(static, "ink-icons-2.0.0", {"assets/bold/house-bold.svg": HOUSE})
    write_lock(static)
    return static


def test_installation_writes_exactly_what_is_asked(static: Path) -> None:
    install_all(static)

    vendor = static / "vendor"
    files = {str(path.relative_to(vendor)): path.read_text() for path in vendor.rglob("*.*") if path.is_file()}
    assert files.pop("installed.json")
    assert files == {
        "icons.json": '{\n"house-bold": "M1,2Z M3,4Z"\n}\n',
        "js/shard.d.ts": "export {}",
        "js/shard.js": "export const shard = 1",
        "licences/ink-icons.txt": "free",
        "licences/shard.txt": "free",
    }


def test_a_fresh_installation_has_no_fault(static: Path) -> None:
    before = installation_faults(static)
    install_all(static)

    assert before == ["rien n’est installé : elan frontend install"]
    assert installation_faults(static) == []


def test_every_change_after_the_installation_shows(static: Path) -> None:
    install_all(static)
    (static / "vendor" / "js" / "shard.js").write_text("tampered")
    (static / "vendor" / "icons.json").unlink()
    (static / "vendor" / "js" / "stranger.js").write_text("")

    assert installation_faults(static) == [
        "en trop : js/stranger.js",
        "manque ou altéré : icons.json",
        "manque ou altéré : js/shard.js",
    ]


def test_a_record_changed_with_its_file_does_not_hide_a_copied_file(static: Path) -> None:
    install_all(static)
    record = static / "vendor" / "installed.json"
    (static / "vendor" / "js" / "shard.js").unlink()
    record.write_text(json.dumps({n: h for n, h in json.loads(record.read_text()).items() if n != "js/shard.js"}))

    assert installation_faults(static) == ["manque ou altéré : js/shard.js"]


def test_a_new_icon_or_version_asks_for_an_installation(static: Path) -> None:
    install_all(static)
    (static / "icons" / "phosphor.txt").write_text("house-bold\nstar-fill\n")
    (static / "vendor.toml").write_text(MANIFEST.replace("1.0.0", "1.1.0"))

    assert installation_faults(static) == ["icône à installer : star-fill", "shard : version différente du verrou"]


def test_an_archive_that_is_not_the_locked_one_is_refused(static: Path) -> None:
    put_in_cache(static, "shard-1.0.0", {"dist/shard.js": "export const shard = 2"})

    with pytest.raises(NpmError, match="n’est pas celle du verrou"):
        install_all(static)
    assert not (static / "vendor").exists()


@pytest.mark.parametrize("name", ["house-thin", "castle-bold"])
def test_an_icon_that_does_not_exist_is_named(name: str) -> None:
    with pytest.raises(NpmError, match=name):
        gather_icons(Archive(archive_of({"assets/bold/house-bold.svg": HOUSE})), [name])


def test_installing_again_removes_what_is_no_longer_asked(static: Path) -> None:
    install_all(static)
    (static / "vendor.toml").write_text(MANIFEST.replace('"dist/shard.js" = "js/shard.js"', ""))
    write_lock(static)
    install_all(static)

    assert not (static / "vendor" / "js" / "shard.js").exists()
    assert installation_faults(static) == []


@pytest.mark.parametrize(("font", "text"), [("atkinson", "Çà, œuf « où » … 12 € !"), ("noto-sans-arabic", "مرحبا ۱۲")])
def test_installed_fonts_draw_what_we_write_in_little_room(font: str, text: str) -> None:
    path = STATIC / "vendor" / "fonts" / f"{font}.woff2"
    drawn = TTFont(path).getBestCmap() or {}

    assert {letter for letter in text if ord(letter) not in drawn} == set()
    assert path.stat().st_size <= 36_000


def test_the_same_archives_give_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "static"
    shutil.copytree(STATIC, copy, ignore=shutil.ignore_patterns("vendor", "scenes"))
    shutil.copytree(
        STATIC.parent / ".cache" / "packages", tmp_path / ".cache" / "packages", ignore=shutil.ignore_patterns("npm")
    )
    install_all(copy)

    installed = [STATIC / "vendor" / "installed.json", copy / "vendor" / "installed.json"]
    assert json.loads(installed[0].read_text()) == json.loads(installed[1].read_text())
