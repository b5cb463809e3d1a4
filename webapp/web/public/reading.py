"""Pages to read: the numbers to call, the page shown without a network, the living style guide."""

from flask import Response, make_response, render_template

from webapp.content.library import load_messages
from webapp.policy.permissions import Permission
from webapp.web.common.access import requires
from webapp.web.public.blueprint import blueprint


@blueprint.get("/aide")
@requires(Permission.VISIT)
def help_numbers() -> str:
    return render_template("public/help.html")


@blueprint.get("/hors-ligne")
@requires(Permission.VISIT)
def offline() -> Response:
    """The worker stores this page for everybody on the phone: nothing of anybody is in it."""
    page = make_response(render_template("public/offline.html", message=load_messages().error("hors-ligne")))
    page.headers["Cache-Control"] = "no-cache"
    return page


@blueprint.get("/guide-de-style")
@requires(Permission.VISIT)
def style_guide() -> str:
    return render_template("style_guide.html")
