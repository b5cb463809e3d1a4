"""What shows a competence: proofs of one's own, a witness outside, one's team. Each is sent by an act of its own."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for

from webapp.content.studio import load_skills_studio
from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.queries.studio import MomentView, WitnessView, mates_who_ask, moments_of
from webapp.steps.answers import MAX_TEXT
from webapp.usecases.telling import NewProof, add_proof, forget_proof, send_proof
from webapp.usecases.witnessing import (
    Feedback,
    NewWitness,
    answer_mate,
    ask_team,
    ask_witness,
    revoke_witness,
    withdraw_ask,
)
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.kept_files import remove_files
from webapp.web.common.printing import origin
from webapp.web.common.witness_links import witness_token
from webapp.web.play.studio import own, sent_token, studio_page
from webapp.web.play.uploads import keep

blueprint = Blueprint("studio_people", __name__)
NO_WORDS = "Écris au moins une phrase : ce que ça montre."
NO_KIND = "Choisis quel genre de preuve c’est."
NO_NAME = "Écris le prénom sous lequel cette personne te connaît."
NO_SHOWN = "Écris en une phrase ce que cette personne t’a vu faire."
NO_FEEDBACK = "Écris au moins une chose claire que tu as vue."


@blueprint.get("/jeu/competences/<moment>/prouver/<competence>")
@requires(Permission.PLAY)
def prove_one(moment: str, competence: str) -> str:
    return page(_kept(moment, competence), competence)


@blueprint.post("/jeu/competences/<moment>/prouver/<competence>/preuve")
@requires(Permission.PLAY)
def add(moment: str, competence: str) -> Any:
    found, kind, typed = _kept(moment, competence), request.form.get("kind", ""), _typed("words")
    kinds = {each.id for each in load_skills_studio().prove.proofs} - {"witness"}
    faults = {"kind": NO_KIND} if kind not in kinds else {}
    faults |= {} if typed else {"words": NO_WORDS}
    if faults:
        return page(found, competence, faults), 422
    file = next((each for each in request.files.getlist("file") if each.filename), None)
    upload = keep(file, f"moment:{moment}"[:60]) if file is not None else None
    player, instant = current_player(), now()
    proof = NewProof(public_id=sent_token(), competence=competence, kind=kind, words=typed, upload=upload)
    write(lambda session: add_proof(session, player=player, moment=moment, proof=proof, now=instant))
    return _back(moment, competence)


@blueprint.post("/jeu/competences/<moment>/prouver/<competence>/preuve/<proof>")
@requires(Permission.PLAY)
def act_on_proof(moment: str, competence: str, proof: str) -> Any:
    """Send a proof to be confirmed, or erase it."""
    player, instant = current_player(), now()
    if request.form.get("act") == "forget":
        remove_files(write(lambda session: forget_proof(session, player=player, proof=proof)))
    else:
        write(lambda session: send_proof(session, player=player, proof=proof, now=instant))
    return _back(moment, competence)


@blueprint.post("/jeu/competences/<moment>/prouver/<competence>/temoin")
@requires(Permission.PLAY)
def witness(moment: str, competence: str) -> Any:
    found, known_as, shown = _kept(moment, competence), _typed("known_as")[:60], _typed("shown")
    faults = ({} if known_as else {"known_as": NO_NAME}) | ({} if shown else {"shown": NO_SHOWN})
    if faults:
        return page(found, competence, faults), 422
    player, instant, public_id = current_player(), now(), sent_token()
    new = NewWitness(
        public_id=public_id,
        token_hash=token_hash(witness_token(public_id)),
        competence=competence,
        level=found.kept[competence],
        known_as=known_as,
        shown=shown,
    )
    write(lambda session: ask_witness(session, player=player, moment=moment, new=new, now=instant))
    return redirect(url_for("studio_people.witness_link", witness=public_id), 303)


@blueprint.get("/jeu/competences/temoins/<witness>")
@requires(Permission.PLAY)
def witness_link(witness: str) -> str:
    import segno

    moment, found = _own_witness(witness)
    address = f"{origin()}{url_for('public.witness', token=witness_token(witness))}"
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=3, omitsize=True)
    return studio_page("witness", moment=moment, witness=found, address=address, qr=code)


@blueprint.post("/jeu/competences/temoins/<witness>")
@requires(Permission.PLAY)
def close_witness(witness: str) -> Any:
    moment, found = _own_witness(witness)
    player, instant = current_player(), now()
    write(lambda session: revoke_witness(session, player=player, witness=witness, now=instant))
    return _back(moment.id, found.competence)


@blueprint.post("/jeu/competences/<moment>/prouver/<competence>/equipe")
@requires(Permission.PLAY)
def team(moment: str, competence: str) -> Any:
    """Ask the team, or ask it no more."""
    found, shown, public_id = _kept(moment, competence), _typed("told"), sent_token()
    player, instant = current_player(), now()
    asked = next((each for each in found.asks if each.competence == competence and each.is_open), None)
    if request.form.get("act") == "withdraw" and asked is not None:
        write(lambda session: withdraw_ask(session, player=player, ask=asked.id, now=instant))
        return _back(moment, competence)
    if not shown:
        return page(found, competence, {"told": NO_SHOWN}), 422
    write(
        lambda session: ask_team(
            session, player=player, moment=moment, competence=competence, shown=shown, public_id=public_id, now=instant
        )
    )
    return _back(moment, competence)


@blueprint.get("/jeu/competences/retours")
@requires(Permission.PLAY)
def mates() -> str:
    return studio_page("mates", asked=mates_who_ask(reading(), current_player()), typed={}, faults={}, most=MAX_TEXT)


@blueprint.post("/jeu/competences/retours/<ask>")
@requires(Permission.PLAY)
def tell_mate(ask: str) -> Any:
    player, instant = current_player(), now()
    said = Feedback(
        has_seen=request.form.get("seen") == "yes",
        clear=_typed("clear"),
        precise=_typed("precise"),
        example=_typed("example"),
    )
    if not said.clear:
        asked = mates_who_ask(reading(), player)
        return studio_page("mates", asked=asked, typed={ask: said}, faults={ask: NO_FEEDBACK}, most=MAX_TEXT), 422
    write(lambda session: answer_mate(session, player=player, ask=ask, said=said, now=instant))
    return redirect(url_for("studio_people.mates"), 303)


def page(found: MomentView, competence: str, faults: dict[str, str] | None = None) -> str:
    """Return all that shows one competence of a moment, and the ways to add to it."""
    return studio_page(
        "prove_one",
        moment=found,
        competence=competence,
        faults=faults or {},
        token=sent_token(),
        typed=request.form,
        most=MAX_TEXT,
    )


def _kept(moment: str, competence: str) -> MomentView:
    found = own(moment)
    if competence not in found.kept:
        abort(404)
    return found


def _own_witness(public_id: str) -> tuple[MomentView, WitnessView]:
    moments = moments_of(reading(), current_player().id, now=now())
    found = next(((moment, each) for moment in moments for each in moment.witnesses if each.id == public_id), None)
    if found is None:
        abort(404)
    return found


def _back(moment: str, competence: str) -> Any:
    return redirect(url_for("studio_people.prove_one", moment=moment, competence=competence), 303)


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()[:MAX_TEXT]
