"""From a badge that was given to a page that an employer opens: on a phone, without a rule of accessibility broken."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browser import hands
from tests.browser.conftest import Town
from tests.factories.badges import DEED, SENTENCE, achievement
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from tests.setup.eyes import wide_in_large_letters, wide_things
from webapp.store.database import read_session
from webapp.store.models import Participant
from webapp.store.writer import DirectWriter
from webapp.usecases.awarding.awards import Awarded, Confirmer, award, draw, revoke
from webapp.usecases.awarding.sharing import set_page
from webapp.usecases.awarding.signing import Workshop, sign_all
from webapp.usecases.journal import By

pytestmark = pytest.mark.browser

ORGANISATION = "/orgs/valmeuse"
STEADY = ("/sac", "/sac/adresse", "/sac/possibles/cooperer-2", "/sac/badges/{badge}", "/badges/{badge}")
OUTSIDE = (ORGANISATION, f"{ORGANISATION}/achievements/cooperer-1", f"{ORGANISATION}/achievements/cooperer-1/en")


def workshop(town: Town) -> Workshop:
    writer = DirectWriter(town.engine.execution_options(is_writer=True))
    return Workshop(
        read=lambda: read_session(town.engine), write=writer.run, base="http://127.0.0.1", wrapping_key=bytes(range(32))
    )


def give(town: Town, pseudonym: str, name: str = "cooperer-1") -> Awarded:
    """Give a badge as a counsellor's confirmation does, and sign it."""
    by, drawn, now = By(organisation_id=town.organisation), draw(), datetime.now(UTC)

    def job(session: Session) -> Awarded:
        holder = session.scalars(select(Participant.id).where(Participant.pseudonym == pseudonym)).one()
        confirmer = Confirmer(by=by, words="une conseillère de la mission locale")
        return award(
            session,
            drawn=drawn,
            participant=holder,
            achievement=achievement(name),
            evidence=DEED,
            confirmed_by=confirmer,
            sentence=SENTENCE,
            now=now,
        )

    at = workshop(town)
    given: Awarded = at.write(job)
    sign_all(at, now=now)
    return given


def take_back(town: Town, given: Awarded, pseudonym: str) -> None:
    """Take a badge back whose page is open."""
    by, now = By(organisation_id=town.organisation), datetime.now(UTC)

    def job(session: Session) -> None:
        holder = session.scalars(select(Participant.id).where(Participant.pseudonym == pseudonym)).one()
        set_page(session, participant=holder, public_id=given.public_id, is_open=True)
        revoke(session, award_id=given.id, by=by, reason="Erreur", now=now)

    workshop(town).write(job)


def test_a_badge_goes_from_the_bag_to_an_employer(town: Town, new_phone: OpenContext, new_desktop: OpenContext) -> None:
    phone = new_phone().new_page()
    hands.join(phone, town.url, town.cohort(), "Carla au sac")
    given = give(town, "Carla au sac")
    employer = new_desktop(java_script_enabled=False).new_page()
    closed = employer.goto(f"{town.url}/badges/{given.public_id}")
    assert closed is not None
    assert closed.status == 404

    phone.goto(f"{town.url}/jeu/carnet")
    phone.get_by_role("link", name="Ouvrir mon sac").click()
    phone.get_by_role("link", name="Coopérer — niveau 1").click()
    phone.get_by_role("button", name="Ouvrir la page").click()
    assert phone.get_by_alt_text("QR code de la page de ce badge").is_visible()
    employer.goto(f"{town.url}/badges/{given.public_id}")

    assert employer.get_by_role("heading", level=1).inner_text() == "Coopérer — niveau 1"
    assert employer.get_by_text("Vérifié à l’instant").is_visible()
    assert employer.get_by_text(SENTENCE).first.is_visible()
    assert employer.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_badge_breaks_a_rule_of_accessibility(town: Town, new_phone: OpenContext, scheme: str) -> None:
    page = new_phone(color_scheme=scheme).new_page()
    name = f"Prune {scheme}"
    hands.join(page, town.url, town.cohort(), name)
    given, gone = give(town, name), give(town, name, "trajets-1")
    take_back(town, gone, name)
    violations = look(page, town, (f"/badges/{gone.public_id}", f"/sac/badges/{gone.public_id}", *OUTSIDE))
    page.goto(f"{town.url}/sac/badges/{given.public_id}")
    page.get_by_role("button", name="Ouvrir la page").click()
    violations |= look(page, town, [path.format(badge=given.public_id) for path in STEADY])

    assert violations == {}


def look(page: Page, town: Town, paths: Iterable[str]) -> dict[str, object]:
    """Open pages and say what axe finds, and what does not stand in the width of the phone."""
    found: dict[str, object] = {}
    for path in paths:
        answer = page.goto(town.url + path)
        assert answer is not None
        assert answer.status == 200, path
        page.wait_for_timeout(250)
        if faults := [*axe_violations(page), *wide_things(page), *wide_in_large_letters(page)]:
            found[path] = faults
    return found
