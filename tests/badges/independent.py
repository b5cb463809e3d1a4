"""Digital Bazaar's implementation and jose, on Node.js: they judge every file of a folder."""

import json
import subprocess
from pathlib import Path
from typing import Final

from badges.contexts import ADDRESSES, context
from badges.documents import Document
from tests.badges.samples import public

VERIFIER: Final = Path(__file__).parents[1] / "js" / "badges" / "verify.js"


def judged(folder: Path, files: dict[str, bytes], did: Document | None = None) -> dict[str, str]:
    """What each file is found to be: the id of its credential, or why it is refused. ``did``: another issuer's."""
    (folder / "contexts.json").write_text(json.dumps({address: context(address) for address in ADDRESSES}))
    (folder / "did.json").write_text(json.dumps(did or public()))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    found = subprocess.run(["node", VERIFIER, folder], check=True, capture_output=True, text=True)
    verdicts: dict[str, str] = json.loads(found.stdout)
    return verdicts
