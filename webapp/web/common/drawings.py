"""Drawings made by our own code (``webapp.art``), served as pictures under the release prefix; and icons."""

import json
from functools import lru_cache
from typing import Any

from flask import Blueprint, Flask, Response, abort, request
from markupsafe import Markup

from webapp import art
from webapp.policy.permissions import Permission
from webapp.web.common.access import requires
from webapp.web.common.assets import MAX_AGE, STATIC, Asset, assets

blueprint = Blueprint("drawings", __name__)


def install(app: Flask) -> None:
    """Give ``drawing()``, ``drawing_alt()`` and ``icon()`` to templates."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(drawing=url, drawing_alt=art.alt, icon=icon)


def url(name: str) -> str:
    """Return the address of a drawing; an unknown name is a fault of ours and is loud."""
    if name not in art.names():
        raise KeyError(f"no drawing {name!r}")
    return f"/dessins/{assets().release}/{name}.svg"


@blueprint.get("/dessins/<release>/<path:name>.svg")
@requires(Permission.VISIT)
def drawing(release: str, name: str) -> Response:
    svg = art.draw(name)
    if svg is None:
        abort(404)
    encoding = request.accept_encodings.best_match(["br", "gzip"])
    response = Response(_packed(svg, encoding) if encoding else svg, mimetype="image/svg+xml")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = MAX_AGE if release == assets().release else "no-cache"
    return response


def icon(name: str, label: str | None = None) -> Markup:
    """Return an icon as inline SVG: decorative, or named by ``label``."""
    shape = _icons()[name]
    named = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="icon" viewBox="0 0 256 256" focusable="false" {}>{}</svg>').format(named, shape)


@lru_cache(maxsize=1)
def _icons() -> dict[str, Markup]:
    """Icons installed from Phosphor: name -> inner SVG."""
    found: dict[str, Any] = json.loads((STATIC / "vendor" / "icons.json").read_text(encoding="utf-8"))
    return {name: _shape(value) for name, value in found.items()}


def _shape(value: str) -> Markup:
    """Our own installed file: hashes are checked when it is made."""
    return Markup('<path d="{}"/>').format(value)


@lru_cache(maxsize=512)
def _packed(svg: str, encoding: str) -> bytes:
    return Asset(svg.encode(), "image/svg+xml", True).encoded(encoding)
