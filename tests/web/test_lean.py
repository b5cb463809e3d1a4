"""Scripts lose their comments on the way, and nothing else."""

import subprocess
from pathlib import Path

from flask import Flask

from webapp.web.common.lean import lean, lean_css


def test_comments_go_and_code_stays() -> None:
    script = b"""/**
 * What it does.
 * @param {string} text
 */
export function say(text) {
  // Why.
  const node = /** @type {HTMLElement} */ (document.body) // kept: it follows code
  return `${text} // not a comment`
}
"""

    assert lean(script) == (
        b"export function say(text) {\n"
        b"  const node = (document.body) // kept: it follows code\n"
        b"  return `${text} // not a comment`\n}\n"
    )


def test_a_sheet_loses_its_remarks_and_its_indents() -> None:
    sheet = b"""/* Why. */
@layer base {
  a { color: red; } /* kept
     nowhere */

  b { content: "\xc2\xab "; }
}
"""

    assert lean_css(sheet) == b'@layer base {\na { color: red; }\nb { content: "\xc2\xab "; }\n}\n'


def test_every_script_is_still_a_script(app: Flask, tmp_path: Path) -> None:
    for name, asset in app.extensions["elan.assets"].files.items():
        if name.endswith(".js") and not name.startswith("vendor/"):
            file = tmp_path / "served.mjs"
            file.write_bytes(asset.body)
            checked = subprocess.run(["node", "--check", str(file)], capture_output=True, text=True, check=False)
            assert checked.returncode == 0, (name, checked.stderr)
