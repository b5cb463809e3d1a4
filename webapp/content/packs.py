"""A quest in one file, to give to another installation. What comes in is checked before anything is written."""

import zipfile
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from webapp.content.checks import checked_quest
from webapp.content.faults import ContentFaults, Fault
from webapp.content.pins import copy_quest, pin_folder
from webapp.content.places import SHARED_FILES, quest_files, shared_root
from webapp.content.yaml_tree import MAX_BYTES

MAX_FILES: Final = 100
# The same bytes for the same words: zip files have no date before this one.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def pack_quest(folder: Path, target: Path) -> str:
    """Write a quest that has no fault into one file; return its version."""
    quest = checked_quest(folder)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in quest_files(folder):
            name = path.relative_to(shared_root(folder)).as_posix()
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(info, path.read_bytes())
    return quest.version


def install_pack(pack: Path, data_dir: Path) -> tuple[str, str]:
    """Check a pack and keep its quest in the data folder; return the quest's id and version."""
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        folder = root / _unpack(pack, root)
        quest = checked_quest(folder)
        target = pin_folder(data_dir, quest.id, quest.version)
        if not target.exists():
            copy_quest(folder, target)
        return quest.id, quest.version


def _unpack(pack: Path, root: Path) -> str:
    """Write the files of a pack under ``root``; return the folder of the quest in it."""
    try:
        with zipfile.ZipFile(pack) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            folders = {_folder_of(entry) for entry in entries} - {None}
            if len(entries) > MAX_FILES or len(folders) != 1:
                raise _bad(pack, "Ce paquet ne contient pas une quête, et une seule.")
            for entry in entries:
                _write(archive, entry, root)
    except (zipfile.BadZipFile, OSError) as error:
        raise _bad(pack, "Ce fichier n’est pas un paquet, ou il est abîmé.") from error
    return str(folders.pop())


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, root: Path) -> None:
    with archive.open(entry) as source:
        content = source.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _bad(Path(entry.filename), "Ce fichier dépasse 1 Mio.")
    target = root / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _folder_of(entry: zipfile.ZipInfo) -> str | None:
    """Return the quest's folder that a file belongs to (None for what quests share); refuse any other place."""
    path = PurePosixPath(entry.filename)
    if entry.filename in SHARED_FILES:
        return None
    is_inside = path.parts[:1] == ("quests",) and len(path.parts) > 2 and ".." not in path.parts
    if not is_inside or path.suffix != ".yaml" or "\\" in entry.filename:
        raise _bad(Path(entry.filename), "Ce fichier n’a pas sa place dans un paquet.")
    return "/".join(path.parts[:2])


def _bad(path: Path, message: str) -> ContentFaults:
    return ContentFaults([Fault(file=path.as_posix(), line=1, message=message)])
