"""Names the exact words that a cohort plays: the author's version and a short hash of the files."""

import hashlib
from pathlib import Path
from typing import Final

from webapp.content.places import quest_files, shared_root

HASH_LENGTH: Final = 8


def full_version(authors_version: str, quest_folder: Path) -> str:
    """Return a version such as ``1.0+3fa9c2d1``."""
    return f"{authors_version}+{content_hash(quest_folder)}"


def content_hash(quest_folder: Path) -> str:
    """Hash the names and bytes of all the files of a quest."""
    digest = hashlib.sha256()
    root = shared_root(quest_folder)
    for path in quest_files(quest_folder):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:HASH_LENGTH]
