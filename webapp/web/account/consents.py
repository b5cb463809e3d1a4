"""What one agreed to, and changing one's mind, purpose by purpose."""

from typing import Any

from flask import redirect, request, url_for

from webapp.content.messages import USE, consent_texts
from webapp.policy.permissions import Permission
from webapp.usecases.consenting import change_consents
from webapp.web.account.blueprint import blueprint
from webapp.web.account.page import mine, show
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.common.dates import spoken_day
from webapp.web.common.purposes import purpose_options


@blueprint.get("/compte/accords")
@requires(Permission.PLAY)
def consents() -> Any:
    own = mine()
    given = [purpose for purpose, state in own.consents.items() if state.is_given]
    dates = {purpose: spoken_day(state.at) for purpose, state in own.consents.items()}
    options = [_dated(option, dates, given) for option in purpose_options(own.words, with_required=False)]
    return show("consents", options=options, given=given, kept=request.args.get("garde"), use_date=dates.get(USE))


@blueprint.post("/compte/accords")
@requires(Permission.PLAY)
def change() -> Any:
    chosen = set(request.form.getlist("choices"))
    texts = consent_texts()
    choices = {purpose.id: purpose.id in chosen for purpose in texts.purposes if not purpose.is_required}
    player, moment = current_player(), now()
    changed = write(
        lambda session: change_consents(session, player=player, choices=choices, text_version=texts.version, now=moment)
    )
    return redirect(url_for("account.consents", garde="oui" if changed else "pareil"), 303)


def _dated(option: dict[str, str | None], dates: dict[str, str], given: list[str]) -> dict[str, str | None]:
    purpose = option["value"] or ""
    if purpose not in dates:
        return option
    answer = "Oui" if purpose in given else "Non"
    return {**option, "detail": f"{answer}, depuis le {dates[purpose]}."}
