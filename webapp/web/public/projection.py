"""A workshop on the wall of its room: the code that says who is there, then one step at a time. Nobody's name."""

from flask import abort, render_template, request, url_for

from webapp.content import default_words
from webapp.content.workshops import load_workshops
from webapp.policy.permissions import Permission
from webapp.queries.workshops import projected
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.printing import origin, qr_picture
from webapp.web.common.security import config
from webapp.web.common.wording import fill
from webapp.web.public.blueprint import blueprint


@blueprint.get("/projection/<scan_key>")
@requires(Permission.VISIT)
def projection(scan_key: str) -> str:
    """Whoever knows the code on the wall may project it: a machine of the room needs no account."""
    line = projected(reading(), scan_key, now=now(), zone=config().timezone)
    if line is None or line.is_cancelled:
        abort(404)
    guide = load_workshops().workshop(line.guide)
    number = request.args.get("etape", 0, int) if guide else 0
    phase = guide.phases[number - 1] if guide and 1 <= number <= len(guide.phases) else None
    address = origin() + url_for("workshops.scanned", scan_key=scan_key)
    html = render_template(
        "public/projection.html",
        line=line,
        guide=guide,
        phase=phase,
        number=number if phase else 0,
        qr=qr_picture(address),
        address=address.partition("//")[2],
        scan_key=scan_key,
    )
    return fill(html, default_words())
