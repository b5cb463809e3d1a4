"""What a phone asks for to install the game: the manifest, the worker, the icon, and what robots may read."""

import hashlib
import json

from flask import Response, abort, redirect
from werkzeug.wrappers import Response as AnyResponse

from webapp.policy.permissions import Permission
from webapp.web.common.access import requires
from webapp.web.common.assets import STATIC, assets
from webapp.web.public.blueprint import blueprint

WORKER = STATIC / "service-worker.js"
# What the shell keeps: the look, the scripts and the two fonts. Live updates and the counsellors' pages need a network.
SHELL_FOLDERS = ("js/", "steps/")
SHELL_FILES = frozenset(
    {
        "css/main.css",
        "css/mission.css",
        "icons/shapes.svg",
        "icons/icon.svg",
        "icons/icon-192.png",
        "scenes/city.avif",
        "vendor/fonts/atkinson.woff2",
        "vendor/fonts/bricolage.woff2",
        "vendor/js/idb.js",
    }
)
OFFLINE_PAGE = "/hors-ligne"
ICONS = (
    ("icons/icon-192.png", "192x192", "any"),
    ("icons/icon-512.png", "512x512", "any"),
    ("icons/maskable-192.png", "192x192", "maskable"),
    ("icons/maskable-512.png", "512x512", "maskable"),
)


@blueprint.get("/manifest.webmanifest")
@requires(Permission.VISIT)
def manifest() -> Response:
    body = {
        "id": "/",
        "name": "Élan",
        "short_name": "Élan",
        "description": "Dix jours pour avancer en équipe avec ta mission locale.",
        "lang": "fr",
        "dir": "ltr",
        "start_url": "/jeu",
        "scope": "/",
        "display": "standalone",
        "orientation": "portrait",
        "background_color": "#F3F8F5",
        "theme_color": "#0C2B30",
        "icons": [_icon(*icon) for icon in ICONS],
    }
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, mimetype="application/manifest+json", headers={"Cache-Control": "no-cache"})


@blueprint.get("/service-worker.js")
@requires(Permission.VISIT)
def service_worker() -> Response:
    if not WORKER.exists():
        abort(404)
    script = WORKER.read_text(encoding="utf-8")
    filled = script.replace("__RELEASE__", assets().release).replace("__SHELL__", json.dumps(shell()))
    return Response(filled, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


@blueprint.get("/robots.txt")
@requires(Permission.VISIT)
def robots() -> Response:
    """A place for a few invited people: nothing to index. What shows a badge under a link may look at badges alone."""
    text = "User-agent: *\nAllow: /badges/\nAllow: /orgs/\nDisallow: /\n"
    return Response(text, mimetype="text/plain", headers={"Cache-Control": "no-cache"})


@blueprint.get("/favicon.ico")
@requires(Permission.VISIT)
def favicon() -> AnyResponse:
    return redirect(assets().url("icons/icon-192.png"))


def shell() -> dict[str, str]:
    """Return what the worker keeps for a start without a network: path below the release -> hash of its content."""
    files = assets().files
    kept = {name: files[name] for name in files if name in SHELL_FILES or name.startswith(SHELL_FOLDERS)}
    # The page is made of files of this release, so another release is another page.
    return {OFFLINE_PAGE: assets().release} | {name: _hash(asset.body) for name, asset in kept.items()}


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    return {"src": assets().url(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
