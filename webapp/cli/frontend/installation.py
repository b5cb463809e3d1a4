"""Installing and verifying static/vendor.

Copied files are compared with the lock, byte for byte. Fonts and icons are made here from archives that the lock
identifies; what was made is written down at installation, so that a later change shows too.
"""

import hashlib
import json
from pathlib import Path
from typing import Final, TypedDict

from webapp.cli.frontend.fonts import FONT_LIMIT, cut_down, printed_face
from webapp.cli.frontend.icons import gather_icons
from webapp.cli.frontend.manifest import Package, icon_names, read_manifest
from webapp.cli.frontend.npm import Archive, NpmError, fetch

RECORD: Final = "installed.json"


class Locked(TypedDict):
    version: str
    integrity: str
    files: dict[str, str]


def install_all(static: Path) -> int:
    """Install every package that the lock knows; answer the number of files."""
    lock = _read_lock(static)
    files: dict[str, bytes] = {}
    for package in read_manifest(static):
        archive = _locked_archive(static, package, lock)
        copied = _copied_files(package, archive)
        if _hashes(copied) != lock[package.name]["files"]:
            raise NpmError(f"{package.name} : les fichiers ne sont pas ceux du verrou.")
        files |= copied | _made_files(static, package, archive)
    files[RECORD] = _json(_hashes(files))
    _replace_folder(static / "vendor", files)
    return len(files)


def installation_faults(static: Path) -> list[str]:
    """Say everything that differs from the lock, the list of icons and the record of the installation."""
    vendor = static / "vendor"
    if not (vendor / RECORD).exists():
        return ["rien n’est installé : elan frontend install"]
    lock, packages = _read_lock(static), read_manifest(static)
    present = _hashes(_present_files(vendor))
    faults = [f"{p.name} : version différente du verrou" for p in packages if not _is_locked(p, lock)]
    expected: dict[str, str] = json.loads((vendor / RECORD).read_text(encoding="utf-8"))
    for package in packages:
        expected |= lock.get(package.name, {"files": {}})["files"]
        faults += _icon_faults(static, package)
    faults += [f"manque ou altéré : {name}" for name, sha in expected.items() if present.get(name) != sha]
    faults += [f"en trop : {name}" for name in present if name not in expected]
    return sorted(faults + _weight_faults(vendor))


def write_lock(static: Path) -> int:
    """Fetch what the manifest asks for and write down what came."""
    lock: dict[str, Locked] = {}
    for package in read_manifest(static):
        archive = _archive(static, package)
        lock[package.name] = {
            "version": package.version,
            "integrity": archive.integrity,
            "files": _hashes(_copied_files(package, archive)),
        }
    (static / "vendor.lock.json").write_bytes(_json(lock))
    return len(lock)


def _replace_folder(vendor: Path, files: dict[str, bytes]) -> None:
    for name in _present_files(vendor).keys() - files.keys():
        (vendor / name).unlink()
    for name, content in files.items():
        path = vendor / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _copied_files(package: Package, archive: Archive) -> dict[str, bytes]:
    wanted = {**package.copy, "LICENSE": package.licence}
    written = {target: text.encode() for target, text in package.write.items()}
    return written | {target: archive[source] for source, target in wanted.items()}


def _made_files(static: Path, package: Package, archive: Archive) -> dict[str, bytes]:
    made = {
        font.target: cut_down(archive[font.source], characters=font.characters, weights=font.weights)
        for font in package.fonts
    }
    for face in package.faces:
        made[face.target] = printed_face(archive[face.source], family=face.family, weight=face.weight)
    if package.icons:
        made[package.icons.target] = gather_icons(archive, icon_names(static, package.icons))
    return made


def _icon_faults(static: Path, package: Package) -> list[str]:
    drawn = static / "vendor" / package.icons.target if package.icons else None
    if not package.icons or not drawn or not drawn.exists():
        return []
    missing = set(icon_names(static, package.icons)) - set(json.loads(drawn.read_text(encoding="utf-8")))
    return [f"icône à installer : {name}" for name in missing]


def _weight_faults(vendor: Path) -> list[str]:
    sizes = {font.name: font.stat().st_size for font in vendor.rglob("*.woff2")}
    return [f"police trop lourde : {name}, {size} octets" for name, size in sizes.items() if size > FONT_LIMIT]


def _locked_archive(static: Path, package: Package, lock: dict[str, Locked]) -> Archive:
    if not _is_locked(package, lock):
        raise NpmError(f"{package.name} {package.version} n’est pas dans le verrou : elan frontend lock")
    archive = _archive(static, package)
    if archive.integrity != lock[package.name]["integrity"]:
        raise NpmError(f"{package.name} : l’archive n’est pas celle du verrou.")
    return archive


def _archive(static: Path, package: Package) -> Archive:
    return fetch(package.name, package.version, cache=static.parent / ".cache" / "packages")


def _is_locked(package: Package, lock: dict[str, Locked]) -> bool:
    return package.name in lock and lock[package.name]["version"] == package.version


def _read_lock(static: Path) -> dict[str, Locked]:
    path = static / "vendor.lock.json"
    lock: dict[str, Locked] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return lock


def _present_files(vendor: Path) -> dict[str, bytes]:
    return {str(p.relative_to(vendor)): p.read_bytes() for p in vendor.rglob("*") if p.is_file() and p.name != RECORD}


def _hashes(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()
