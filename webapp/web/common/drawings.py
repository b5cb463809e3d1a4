"""Drawings made by our own code (``webapp.art``), served as pictures under the release prefix; and icons."""

from functools import lru_cache

from flask import Blueprint, Flask, Response, abort, request
from markupsafe import Markup

from webapp import art
from webapp.policy.permissions import Permission
from webapp.web.common import icons
from webapp.web.common.access import requires
from webapp.web.common.assets import MAX_AGE, Asset, assets

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
    """Return an icon: decorative, or named by ``label``."""
    return icons.markup(name, label, address=assets().url(icons.SPRITE))


@lru_cache(maxsize=512)
def _packed(svg: str, encoding: str) -> bytes:
    return Asset(svg.encode(), "image/svg+xml", True).encoded(encoding)
