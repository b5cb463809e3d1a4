"""How people come in: the poster of a cohort, its code, and personal cards that serve once."""

from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.documents import compile_pdf
from webapp.policy.permissions import Permission
from webapp.queries.cards import CardLine, cards_of
from webapp.queries.cohorts import ManagedCohort, team_count
from webapp.usecases.gathering import make_cards, renew_card, withdraw_card
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.personal_cards import words_hash, words_of_card
from webapp.web.common.printing import origin, pdf_answer, qr_picture
from webapp.web.common.resume_card import derived, new_token, sent_token
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.managed import by_staff, managed
from webapp.web.counsellor.names_form import NamesForm, read_names_form
from webapp.web.counsellor.papers import PaperCard, cards_data, first_day, poster_data


@blueprint.get("/pro/cohortes/<cohort>/cartes")
@requires(Permission.MANAGE_COHORT)
def cards(cohort: str) -> Response:
    return _page(managed(cohort), NamesForm())


@blueprint.post("/pro/cohortes/<cohort>/cartes")
@requires(Permission.MANAGE_COHORT)
def add_cards(cohort: str) -> Any:
    found, form, moment = managed(cohort), read_names_form(), now()
    teams = team_count(reading(), found.id)
    if faults := form.faults(teams) or form.fault_of_nothing():
        return _page(found, form, faults, status=422)
    token = sent_token()
    new = form.cards(teams, lambda what: derived(f"added {what}", f"{found.public_id}:{token}").hex()[:24])
    write(lambda session: make_cards(session, cohort_id=found.id, cards=new, now=moment))
    return _back(found)


@blueprint.get("/pro/cohortes/<cohort>/affiche.pdf")
@requires(Permission.MANAGE_COHORT)
def poster(cohort: str) -> Response:
    found = managed(cohort)
    return pdf_answer(compile_pdf("poster", poster_data(found), made_at=now()), f"affiche {found.name}")


@blueprint.get("/pro/cohortes/<cohort>/cartes.pdf")
@requires(Permission.MANAGE_COHORT)
def printed_cards(cohort: str) -> Response:
    """All the cards that wait for somebody, or the one that is asked for."""
    found, wanted = managed(cohort), request.args.get("carte")
    waiting = [card for card in cards_of(reading(), found.id) if not card.is_used and wanted in (None, card.public_id)]
    if not waiting:
        abort(404)
    papers = [
        PaperCard(words=words_of_card(card.public_id, card.revision), name=card.shown, team=card.team)
        for card in waiting
    ]
    return pdf_answer(compile_pdf("cards", cards_data(found, papers), made_at=now()), f"cartes {found.name}")


@blueprint.post("/pro/cohortes/<cohort>/cartes/<card>/refaire")
@requires(Permission.MANAGE_COHORT)
def remake_card(cohort: str, card: str) -> Response:
    found, line, moment = managed(cohort), _own_card(cohort, card), now()
    revision = line.revision + 1
    kept, by = words_hash(words_of_card(card, revision)), by_staff(found)
    write(
        lambda session: renew_card(
            session, cohort_id=found.id, card=card, words_hash=kept, revision=revision, by=by, now=moment
        )
    )
    return _back(found, refaite=card)


@blueprint.post("/pro/cohortes/<cohort>/cartes/<card>/retirer")
@requires(Permission.MANAGE_COHORT)
def remove_card(cohort: str, card: str) -> Response:
    found, moment = managed(cohort), now()
    _own_card(cohort, card)
    by = by_staff(found)
    write(lambda session: withdraw_card(session, cohort_id=found.id, card=card, by=by, now=moment))
    return _back(found)


def _own_card(cohort: str, card: str) -> CardLine:
    found = next((line for line in cards_of(reading(), managed(cohort).id) if line.public_id == card), None)
    if found is None:
        abort(404)
    return found


def _back(cohort: ManagedCohort, refaite: str | None = None) -> Response:
    return make_response(redirect(url_for("counsellor.cards", cohort=cohort.public_id, refaite=refaite), 303))


def _page(
    cohort: ManagedCohort, form: NamesForm, faults: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    address = origin() + url_for("public.join_page", code=cohort.join_code)
    lines = cards_of(reading(), cohort.id)
    page = render_template(
        "counsellor/cards.html",
        cohort=cohort,
        cards=lines,
        waiting=sum(not line.is_used for line in lines),
        remade=next((line for line in lines if line.public_id == request.args.get("refaite")), None),
        is_new=request.args.get("nouveau") == "oui",
        first_day=first_day(cohort),
        address=address,
        qr=qr_picture(address),
        token=new_token(),
        form=form,
        faults=faults or {},
        line_faults=form.line_faults(team_count(reading(), cohort.id)),
    )
    return make_response(page, status)
