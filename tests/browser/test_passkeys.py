"""A passkey from the account page to the door, with an authenticator that the browser plays."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Town, listen
from tests.browser.house import Jar
from tests.database import Database
from tests.factories.staff import make_staff, sign_in_staff
from tests.setup.accessibility import axe_violations
from tests.setup.browser import OpenContext
from webapp.web.common.passwords import hash_password

pytestmark = pytest.mark.browser

EMAIL, PASSWORD = "sarah.lenoir@valmeuse.test", "trois tuiles et un canard vert"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def address(town: Town) -> str:
    """The town by its name: a passkey belongs to a name, never to a number."""
    return town.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def desk(town: Town, address: str, new_phone: OpenContext) -> Page:
    """Somebody's phone, which holds keys, where they are at work."""
    database, jar, now = Database(town.engine), Jar(), datetime.now(UTC)
    staff = make_staff(database, town.organisation, email=EMAIL, password_hash=hash_password(PASSWORD))
    holder: Any = jar
    sign_in_staff(database, holder, staff, created_at=now, last_seen_at=now, proven_at=now)
    context = new_phone(reduced_motion="reduce")
    jar.give_to(context, address)
    page = listen(context.new_page())
    keys = context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def test_a_key_made_on_the_account_page_opens_the_door(desk: Page, address: str) -> None:
    desk.goto(f"{address}/pro/compte")
    desk.get_by_label("Nom de la nouvelle clé").fill("Ordinateur de l’accueil")
    desk.get_by_role("button", name="Créer une clé d’accès").click()
    expect(desk.get_by_text("Votre clé d’accès est enregistrée.")).to_be_visible()
    expect(desk.locator("#cles")).to_contain_text("Ordinateur de l’accueil")
    assert axe_violations(desk) == []

    # The same device a second time: the browser says no, the page says why.
    desk.get_by_role("button", name="Créer une clé d’accès").click()
    expect(desk.get_by_text("Cet appareil a déjà une clé d’accès")).to_be_visible()

    desk.get_by_role("button", name="Sortir de mon espace").click()
    desk.get_by_label("Adresse professionnelle").fill(EMAIL)
    desk.get_by_label("Mot de passe").fill(PASSWORD)
    desk.get_by_role("button", name="Continuer").click()
    expect(desk.get_by_role("button", name="Utiliser ma clé d’accès")).to_be_visible()
    assert axe_violations(desk) == []
    desk.get_by_role("button", name="Utiliser ma clé d’accès").click()

    expect(desk).to_have_url(f"{address}/pro")
