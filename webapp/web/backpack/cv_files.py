"""Taking the CV away, in every form; and what to say in a minute."""

from typing import Any

from flask import Response, abort, redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.quest.cv.draft import Contact, Draft
from webapp.quest.cv.pitch import seconds_of
from webapp.usecases.cv_writing import forget_section, keep_section
from webapp.web.backpack.blueprint import blueprint
from webapp.web.backpack.cv_making import FORMATS, cv_bundle, own_pitch
from webapp.web.backpack.cv_page import mine, show
from webapp.web.backpack.cv_printing import TooLong, longest
from webapp.web.backpack.cv_sections import read_contact, shown_again
from webapp.web.backpack.files import own_badges_archive
from webapp.web.backpack.typed import Typed
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write


@blueprint.get("/sac/cv/fichiers")
@requires(Permission.PLAY)
def cv_files() -> Response:
    kept = mine().draft.contact or Contact()
    values = {"name": kept.name, "email": kept.email, "phone": kept.phone, "town": kept.town}
    return show("files", formats=FORMATS.values(), values=values, faults={})


@blueprint.post("/sac/cv/fichiers")
@requires(Permission.PLAY)
def cv_file() -> Response:
    """The contact of the form serves for this file and is kept nowhere."""
    wanted, typed = FORMATS.get(request.form.get("format", "")), Typed()
    if wanted is None:
        abort(404)
    contact = read_contact(typed)
    if typed.faults:
        return show("files", status=422, formats=FORMATS.values(), values=shown_again(), faults=typed.faults)
    try:
        content = wanted.make(mine(), contact)
    except TooLong as error:
        return show("too_long", status=422, lines=error.lines, parts=longest(mine().paper()), wanted=wanted)
    answer = Response(content, content_type=wanted.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{wanted.file_name}"'
    return answer


@blueprint.get("/sac/cv/oral")
@requires(Permission.PLAY)
def cv_pitch() -> Response:
    text = own_pitch(mine())
    return show("pitch", text=text, seconds=seconds_of(text), values={"text": text}, faults={})


@blueprint.post("/sac/cv/oral")
@requires(Permission.PLAY)
def keep_cv_pitch() -> Any:
    typed = Typed()
    text = typed.text("text")
    if typed.faults:
        return show("pitch", status=422, text="", seconds=seconds_of(text), values=shown_again(), faults=typed.faults)
    player, moment = current_player(), now()
    if request.form.get("act") == "again" or not text:
        write(lambda session: forget_section(session, player=player, section="pitch"))
    else:
        write(lambda session: keep_section(session, player=player, section="pitch", content={"text": text}, now=moment))
    return redirect(url_for("backpack.cv_pitch"), 303)


def own_files() -> dict[str, bytes]:
    """Return the CV and the badges that one takes away with everything else; nothing where nothing was begun."""
    own, files = mine(), dict[str, bytes]()
    if own.draft != Draft():
        files |= {f"cv/{name}": made for name, made in cv_bundle(own, own.draft.contact or Contact()).items()}
    if own.badges:
        files["badges.zip"] = own_badges_archive()
    return files
