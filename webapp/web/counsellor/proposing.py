"""Answering a badge that was asked for with another one: given as soon as the youth says yes."""

from typing import Any

from webapp.policy.permissions import Permission
from webapp.usecases.badge_asking import Proposal, propose_badge
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.badges import ask_page, own_ask, told, typed
from webapp.web.counsellor.blueprint import blueprint

NO_BADGE = "Choisissez le badge que vous proposez."
NO_WHY = "Dites en une phrase pourquoi, en disant « tu »."
NO_SENTENCE = "Écrivez ce que vous confirmez : cette phrase sera lue avec le badge."


@blueprint.post("/pro/badges/<ask>/proposer")
@requires(Permission.CONFIRM)
def propose(ask: str) -> Any:
    line, by, moment = own_ask(ask), by_me(), now()
    proposal = Proposal(achievement=typed("proposed"), words=typed("why"), sentence=typed("sentence"))
    faults = {} if proposal.achievement in {each.id for each in line.others} else {"proposed": NO_BADGE}
    faults |= {} if proposal.words else {"why": NO_WHY}
    faults |= {} if proposal.sentence else {"sentence": NO_SENTENCE}
    if faults:
        return ask_page(line, "", proposal=faults, status=422)
    write(lambda session: propose_badge(session, ask=ask, proposal=proposal, by=by, now=moment))
    return told([ask])
