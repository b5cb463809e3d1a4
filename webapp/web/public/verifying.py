"""The verification of any Open Badge: for an employer with a file or an address, without an account or a cookie."""

from contextlib import closing
from dataclasses import dataclass
from threading import BoundedSemaphore

from flask import Flask, current_app, render_template, request

from webapp.policy.permissions import Permission
from webapp.policy.throttle import VERIFICATION
from webapp.usecases.awarding.verifying import Fetch, Report, own_first, safe_fetch, verify_badge
from webapp.web.common.access import requires
from webapp.web.common.attempts import address_here, count_failure, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.resume_card import new_token
from webapp.web.common.security import config
from webapp.web.public.blueprint import blueprint

LARGEST = 8 * 1024 * 1024
AT_ONCE = 2  # a hostile badge is slow to judge: the other threads belong to the players
NOTHING = "Choisissez un fichier, ou collez une adresse."
EMPTY = "Ce fichier est vide. Demandez-le à nouveau, ou collez l’adresse du badge."
TOO_LARGE = "Ce fichier est trop lourd pour être un badge : 8 Mo au plus."
BUSY = "Beaucoup de vérifications en ce moment. Attendez une minute, puis recommencez."

_places = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyForm:
    """What somebody gave: a file, or an address or the text of a badge."""

    file: bytes
    text: str
    email: str
    is_empty: bool = False

    @property
    def given(self) -> bytes | str:
        return self.file or self.text

    def faults(self) -> dict[str, str]:
        """Say what is wrong, field by field."""
        if len(self.file) > LARGEST:
            return {"file": TOO_LARGE}
        if self.is_empty and not self.text:
            return {"file": EMPTY}
        return {} if self.given else {"text": NOTHING}


def install(app: Flask) -> None:
    """Open addresses with care; tests give a small web of their own."""
    app.extensions["elan.fetch"] = safe_fetch()


@blueprint.get("/verifier")
@requires(Permission.VISIT)
def verify_page() -> str:
    return render_template("public/verify.html", form=VerifyForm(file=b"", text="", email=""), faults={})


@blueprint.post("/verifier")
@requires(Permission.VISIT)
def verify_now() -> tuple[str, int]:
    form = _read_form()
    if faults := form.faults():
        return render_template("public/verify.html", form=form, faults=faults), 422
    report = _judged(form)
    if report is None:
        return render_template("public/verify.html", form=form, faults={"text": BUSY}), 429
    return render_template("public/verified.html", report=report, form=form, faults={}), 200


def _read_form() -> VerifyForm:
    file, sent = _file(), request.files.get("file")
    return VerifyForm(
        file=file,
        is_empty=sent is not None and bool(sent.filename) and not file,
        text=request.form.get("text", "").strip()[:LARGEST],
        email=request.form.get("email", "").strip()[:254],
    )


def _file() -> bytes:
    sent = request.files.get("file")
    if sent is None:
        return b""
    with closing(sent.stream) as stream:
        return stream.read(LARGEST + 1)


def _judged(form: VerifyForm) -> Report | None:
    """The report, or nothing when too many are asked for, from here or at once."""
    limits = {f"verify:{address_here()}": VERIFICATION}
    if waiting_time(limits) or not _places.acquire(blocking=False):
        return None
    try:
        count_failure(new_token(), limits)
        elsewhere: Fetch = current_app.extensions["elan.fetch"]
        fetch = own_first(reading(), base=config().public_url, elsewhere=elsewhere)
        return verify_badge(form.given, email=form.email, fetch=fetch, now=now())
    finally:
        _places.release()
