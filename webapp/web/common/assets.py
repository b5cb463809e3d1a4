"""Everything static under one release prefix: read once, named by content, compressed once, kept for a year.

The release is the hash of all the files, so a page and its modules always come from one same version.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
from flask import Blueprint, Flask, Response, abort, current_app, request

from webapp.policy.permissions import Permission
from webapp.web.common.access import requires
from webapp.web.common.icons import SPRITE, sprite
from webapp.web.common.lean import lean, lean_css

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
STEPS = ROOT / "webapp" / "steps"
BUNDLE = STATIC / "css" / "bundle.txt"
LOOKS = ("main", "mission", "staff")
SERVED = {".avif", ".css", ".gif", ".ico", ".js", ".json", ".mjs", ".png", ".svg", ".webp", ".woff2", ".wasm"}
TEXTUAL = {".css", ".js", ".json", ".mjs", ".svg"}
MAX_AGE = "public, max-age=31536000, immutable"
MIME = {".js": "text/javascript", ".mjs": "text/javascript", ".avif": "image/avif", ".woff2": "font/woff2"}

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    body: bytes
    mimetype: str
    is_textual: bool

    def encoded(self, encoding: str) -> bytes:
        """Return the body compressed for ``br`` or ``gzip``."""
        return _compressed(self.body, encoding)


class Assets:
    """All static files of a release. In development a changed file changes the release at the next start."""

    def __init__(self) -> None:
        self.files = dict(_collect())
        self.release = _release(self.files)

    def url(self, path: str) -> str:
        """Return the address of a file in this release; an unknown name is a fault of ours and is loud."""
        if path not in self.files:
            raise KeyError(f"no static file {path!r}")
        return f"/static/{self.release}/{path}"

    def has_script(self, kind: str) -> bool:
        """Say whether a step kind has a script of its own; the others play as plain forms."""
        return f"steps/{kind}.js" in self.files


def install(app: Flask) -> None:
    """Read the files and give ``asset()`` to templates."""
    assets = Assets()
    app.extensions["elan.assets"] = assets
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = assets.url
    app.jinja_env.globals["has_script"] = assets.has_script


def assets() -> Assets:
    """Return the assets of the running application."""
    found: Assets = current_app.extensions["elan.assets"]
    return found


@blueprint.get("/static/<release>/<path:path>")
@requires(Permission.VISIT)
def file(release: str, path: str) -> Response:
    asset = assets().files.get(path)
    if asset is None:
        abort(404)
    response = _encoded_response(asset)
    # An address of another release still answers (a page stored before an update), but is not kept.
    response.headers["Cache-Control"] = MAX_AGE if release == assets().release else "no-cache"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _encoded_response(asset: Asset) -> Response:
    encoding = request.accept_encodings.best_match(["br", "gzip"]) if asset.is_textual else None
    response = Response(asset.encoded(encoding) if encoding else asset.body, mimetype=asset.mimetype)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    if asset.is_textual:
        response.headers["Vary"] = "Accept-Encoding"
    return response


def _collect() -> Iterator[tuple[str, Asset]]:
    for path in sorted(STATIC.rglob("*")):
        if path.suffix in SERVED and path.is_file() and path.name != "service-worker.js":
            yield path.relative_to(STATIC).as_posix(), _asset(path.suffix, _read(path))
    for path in sorted(STEPS.glob("*/*.js")):
        # A kind's script, and those that it imports from beside it, which need names of their own.
        name = path.parent.name if path.stem == "step" else path.stem
        yield f"steps/{name}.js", _asset(".js", _read(path))
    for look in LOOKS:
        yield f"css/{look}.css", _asset(".css", lean_css(b"\n".join(path.read_bytes() for path in _sheets(look))))
    yield SPRITE, _asset(".svg", sprite())


def _sheets(look: str) -> Iterator[Path]:
    """Name the sheets of a look: those of the list that name it or no look at all, then those of the step kinds."""
    for line in BUNDLE.read_text(encoding="utf-8").splitlines():
        name, *looks = line.split()
        if not looks or look in looks:
            yield BUNDLE.parent / name
    if look != "staff":
        # What only one kind of step needs stands in its folder and comes last: its layer decides, not its place.
        yield from sorted(STEPS.glob("*/step.css"))


def _read(path: Path) -> bytes:
    """Read a file as it is sent: third-party files and everything but our scripts as they are."""
    body = path.read_bytes()
    is_ours = path.suffix == ".js" and VENDOR not in path.parents
    return lean(body) if is_ours else body


def _asset(suffix: str, body: bytes) -> Asset:
    mimetype = MIME.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    return Asset(body, mimetype, suffix in TEXTUAL)


def _release(files: dict[str, Asset]) -> str:
    digest = hashlib.sha256()
    for name, asset in sorted(files.items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(asset.body).digest())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=2048)
def _compressed(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        packed: bytes = brotli.compress(body, quality=11)  # type: ignore[no-untyped-call]  # a C module without stubs
        return packed
    return gzip.compress(body, 9, mtime=0)
