"""Workshops with seats: opening one, its sheet, who was there, and the sheet on paper."""

import secrets
from datetime import date, datetime, time
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for

from webapp.content import default_words
from webapp.content.workshops import load_workshops
from webapp.documents import compile_pdf
from webapp.policy.codes import join_code_from
from webapp.policy.permissions import Permission
from webapp.queries.workshops import Sheet, hosted, sheet
from webapp.quest.workshops import Workshop
from webapp.usecases.offering import Asking
from webapp.usecases.workshops import NewWorkshop, cancel_workshop, open_workshop, tick
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.printing import origin, pdf_answer, qr_picture
from webapp.web.common.security import config
from webapp.web.common.wording import fill
from webapp.web.counsellor.blueprint import blueprint

LONGEST = {"title": 120, "text": 1000, "place": 200}
MOST_SEATS = 200


@blueprint.get("/pro/seances")
@requires(Permission.HOST)
def workshops() -> str:
    chosen = load_workshops().workshop(request.args.get("guide"))
    return workshops_page({} if chosen is None else prefilled(chosen), {})


@blueprint.get("/pro/seances/guides/<guide>")
@requires(Permission.HOST)
def workshop_guide(guide: str) -> str:
    """What whoever hosts does, minute by minute: to be read, or printed."""
    kit = load_workshops()
    found = kit.workshop(guide)
    if found is None:
        abort(404)
    return fill(render_template("counsellor/guide.html", guide=found, kit=kit), default_words())


@blueprint.post("/pro/seances")
@requires(Permission.HOST)
def add_workshop() -> Any:
    new, faults = read_workshop()
    if new is None:
        return workshops_page(dict(request.form.items()), faults), 422
    by, moment = hosting(), now()
    write(lambda session: open_workshop(session, by=by, new=new, now=moment))
    return redirect(url_for("counsellor.workshop", workshop=new.public_id, fait="ouverte"), 303)


@blueprint.get("/pro/seances/<workshop>")
@requires(Permission.HOST)
def workshop(workshop: str) -> str:
    found = own_sheet(workshop)
    guide = load_workshops().workshop(found.line.guide)
    return render_template("counsellor/workshop.html", sheet=found, guide=guide, done=request.args.get("fait"))


@blueprint.post("/pro/seances/<workshop>/presences")
@requires(Permission.HOST)
def tick_attendance(workshop: str) -> Any:
    by, moment = hosting(), now()
    own_sheet(workshop)
    # Whoever came onto the sheet since the page was opened was not looked at: nothing is said of them.
    listed, there = request.form.getlist("listed"), set(request.form.getlist("there"))
    ticks = {each: each in there for each in listed}
    write(lambda session: tick(session, by=by, workshop=workshop, there=ticks, now=moment))
    return redirect(url_for("counsellor.workshop", workshop=workshop, fait="notees"), 303)


@blueprint.post("/pro/seances/<workshop>/annuler")
@requires(Permission.HOST)
def cancel_the_workshop(workshop: str) -> Any:
    by, moment = hosting(), now()
    write(lambda session: cancel_workshop(session, by=by, workshop=workshop, now=moment))
    return redirect(url_for("counsellor.workshop", workshop=workshop, fait="annulee"), 303)


@blueprint.get("/pro/seances/<workshop>/code")
@requires(Permission.HOST)
def workshop_code(workshop: str) -> str:
    """The code to be put on the wall, or projected."""
    found = own_sheet(workshop)
    address = origin() + url_for("workshops.scanned", scan_key=found.scan_key)
    return render_template("counsellor/workshop_code.html", sheet=found, qr=qr_picture(address), address=address)


@blueprint.get("/pro/seances/<workshop>/emargement.pdf")
@requires(Permission.HOST)
def attendance_sheet(workshop: str) -> Response:
    found = own_sheet(workshop)
    pdf = compile_pdf("attendance", sheet_data(found, current_staff().organisation), made_at=now())
    return pdf_answer(pdf, f"emargement {found.line.title}")


def sheet_data(found: Sheet, organisation: str) -> dict[str, Any]:
    """Return what the printed sheet says: the tick where it was made, an empty box to sign elsewhere."""
    line = found.line
    said = {True: "Là", False: "Pas là", None: ""}
    return {
        "title": line.title,
        "organisation": organisation,
        "when": f"{line.day.capitalize()} à {line.time}, {line.duration_min} minutes",
        "place": line.place,
        "people": [
            {"name": each.pseudonym, "group": each.cohort, "said": said[each.was_there]} for each in found.seated
        ],
        "empty": max(3, min(8, line.free)),
    }


def read_workshop() -> tuple[NewWorkshop | None, dict[str, str]]:
    """Read the form that opens a workshop: what it makes, or what is wrong with it."""
    typed = {name: request.form.get(name, "").strip()[:most] for name, most in LONGEST.items()}
    faults = {name: fault for name, fault in (("title", "Donnez un titre."), ("place", "Dites où.")) if not typed[name]}
    starts_at, duration, seats = _moment(), _number("duration"), _number("seats")
    if starts_at is None or starts_at <= now():
        faults["on"] = "Choisissez une date et une heure à venir."
    if not 15 <= duration <= 480:
        faults["duration"] = "Entre 15 et 480 minutes."
    if not 1 <= seats <= MOST_SEATS:
        faults["seats"] = f"Entre 1 et {MOST_SEATS} places."
    if faults or starts_at is None:
        return None, faults
    new = NewWorkshop(
        public_id=secrets.token_hex(12),
        scan_key=join_code_from(secrets.randbits(40), length=8),
        title=typed["title"],
        text=typed["text"] or None,
        place=typed["place"],
        starts_at=starts_at,
        duration_min=duration,
        seats=seats,
        guide=guide.id if (guide := load_workshops().workshop(request.form.get("guide"))) else None,
    )
    return new, {}


def prefilled(guide: Workshop) -> dict[str, str]:
    """Return what the form says of a workshop of the content before anybody has typed."""
    return {"guide": guide.id, "title": guide.title, "text": guide.goal, "duration": str(guide.minutes)}


def workshops_page(values: dict[str, str], faults: dict[str, str]) -> str:
    """Return the workshops and the form that opens one."""
    found = hosted(reading(), current_reach(Permission.HOST), now=now(), zone=config().timezone)
    kit = load_workshops()
    return render_template(
        "counsellor/workshops.html",
        workshops=found,
        values=values,
        faults=faults,
        today=local_now().date().isoformat(),
        guides=kit.workshops,
        guide=kit.workshop(values.get("guide")),
    )


def own_sheet(public_id: str) -> Sheet:
    """Return a sheet that one reaches; a stranger's is a 404."""
    found = sheet(reading(), current_reach(Permission.HOST), public_id, now=now(), zone=config().timezone)
    if found is None:
        abort(404)
    return found


def hosting() -> Asking:
    """Return who asks, and how far they reach for workshops."""
    staff, reach = current_staff(), current_reach(Permission.HOST)
    return Asking(staff_id=staff.id, name=staff.name, organisation_id=staff.organisation_id, reach=reach)


def _moment() -> datetime | None:
    try:
        on, at = date.fromisoformat(request.form.get("on", "")), time.fromisoformat(request.form.get("at", ""))
    except ValueError:
        return None
    return datetime.combine(on, at.replace(tzinfo=None), tzinfo=config().timezone)


def _number(name: str) -> int:
    typed = request.form.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0
