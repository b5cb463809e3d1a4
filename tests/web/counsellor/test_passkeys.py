"""Passkeys, from the first one to the last: registration, sign-in, grave acts, removal, and what is refused."""

from collections.abc import Callable
from typing import Any

import pyotp
import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.authenticator import Authenticator, as_bytes
from tests.factories.staff import make_staff, sign_in_staff
from tests.pages.phone import Page, Phone
from tests.web.counsellor.conftest import Keys
from webapp.store.models import Passkey, RecoveryCode, Staff, StaffAct, StaffSession

ACCOUNT, DOOR, FIRST = "/pro/compte", "/pro/connexion/code", "/pro/connexion/proteger"
REFUSED = "Cette clé d’accès n’a pas été reconnue."
JSON = {"Accept": "application/json"}


def asked(browser: Phone, path: str) -> Any:
    return browser.post(path, headers=JSON, status=200).json


def register(browser: Phone, key: Authenticator, label: str = "Téléphone de Sarah", *, status: int = 303) -> Page:
    sent = key.create(asked(browser, "/pro/cles/creation"))
    return browser.post(f"{ACCOUNT}/cles", {"label": label, "new_key": sent}, status=status)


def come_in(browser: Phone, sent: str, *, status: int = 303) -> Page:
    return browser.post("/pro/connexion/cle", {"key": sent}, status=status)


def acts(database: Database) -> list[str]:
    return database.all(select(StaffAct.act).order_by(StaffAct.id))


@pytest.fixture
def key(office: Phone, keys: Keys) -> Authenticator:
    """A passkey that ``counsellor`` has registered."""
    key = Authenticator()
    register(office, key)
    return key


@pytest.fixture
def half(key: Authenticator, phone: Phone, database: Database, counsellor: Staff) -> Phone:
    """A browser where the password of ``counsellor`` was right."""
    sign_in_staff(database, phone, counsellor, proven_at=None)
    return phone


def test_what_is_asked_of_a_new_key(office: Phone, counsellor: Staff, key: Authenticator) -> None:
    options = asked(office, "/pro/cles/creation")

    assert len(as_bytes(options.pop("challenge"))) == 40
    assert [each["id"] for each in options.pop("excludeCredentials")] == [
        key.create({"rp": {"id": ""}, "challenge": ""}).split('"')[3]
    ]
    assert as_bytes(options["user"].pop("id")).decode() == counsellor.public_id
    del options["pubKeyCredParams"]
    assert options == {
        "rp": {"name": "Élan", "id": "localhost"},
        "user": {"name": counsellor.email, "displayName": counsellor.name},
        "timeout": 300_000,
        "authenticatorSelection": {
            "residentKey": "preferred", "requireResidentKey": False, "userVerification": "required",
        },
        "attestation": "none",
    }  # fmt: skip


def test_a_key_is_created_listed_and_written_into_the_journal(office: Phone, keys: Keys, database: Database) -> None:
    page = office.follow(register(office, Authenticator()))

    assert "Votre clé d’accès est enregistrée" in page.text
    assert "Téléphone de Sarah" in page.find(id="cles").text()
    assert "pas encore utilisée" in page.find(id="cles").text()
    assert acts(database) == ["add_passkey"]


def test_a_right_key_opens_everything_under_a_new_token(
    half: Phone, key: Authenticator, database: Database, clock: Clock
) -> None:
    before = half.cookie("elan-pro")
    assert "Utiliser ma clé d’accès" in half.get(DOOR).text
    options = asked(half, "/pro/connexion/cle/demande")
    assert (options["rpId"], options["userVerification"], len(options["allowCredentials"])) == (
        "localhost",
        "required",
        1,
    )

    page = half.follow(come_in(half, key.sign(options)))

    assert page.heading == "Mes groupes"
    assert half.cookie("elan-pro") != before
    row = database.one(select(Passkey))
    assert (row.sign_count, row.last_used_at) == (1, clock())


def test_the_first_protection_may_be_a_key(phone: Phone, database: Database, counsellor: Staff) -> None:
    sign_in_staff(database, phone, counsellor, proven_at=None)
    form = phone.get(FIRST).form(f"{FIRST}/cle")

    sent = Authenticator().create(asked(phone, "/pro/cles/creation"))
    codes = phone.post(f"{FIRST}/cle", {**form, "new_key": sent}, status=200)

    assert codes.heading == "Vos codes de secours"
    assert len(codes.find_all("code")) == database.count(RecoveryCode) == 10
    assert database.one(select(Passkey.label)) == "Navigateur"
    assert phone.get("/pro").heading == "Mes groupes"


def test_a_first_key_that_did_not_sign_this_protects_nothing(
    phone: Phone, database: Database, counsellor: Staff
) -> None:
    sign_in_staff(database, phone, counsellor, proven_at=None)

    page = phone.post(f"{FIRST}/cle", {"new_key": "{}"}, status=422)

    assert REFUSED in page.text
    assert database.count(Passkey) == 0
    assert phone.get("/pro", status=302).location == "/pro/connexion?suite=/pro"


def test_somebody_who_is_protected_has_no_first_protection_any_more(
    half: Phone, office: Phone, database: Database
) -> None:
    half.post(f"{FIRST}/cle", status=302)
    sent = Authenticator().create(asked(office, "/pro/cles/creation"))
    office.post(f"{FIRST}/cle", {"new_key": sent}, status=422)

    assert database.count(Passkey) == 1


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "http://evil.test"},
        {"origin": "http://localhost:8000"},
        {"flags": 0x01},  # nobody was verified
        {"flags": 0x04},  # nobody was there
        {"id": b"not the id of this key"},
    ],
)
def test_what_a_key_signed_elsewhere_or_alone_is_refused(half: Phone, key: Authenticator, lie: dict[str, Any]) -> None:
    for name, value in lie.items():
        setattr(key, name, value)

    page = come_in(half, key.sign(asked(half, "/pro/connexion/cle/demande")), status=422)

    assert REFUSED in page.text


@pytest.mark.parametrize("lie", [{"origin": "http://evil.test"}, {"flags": 0x01}])
def test_a_new_key_made_elsewhere_or_alone_is_refused(
    office: Phone, keys: Keys, database: Database, lie: dict[str, Any]
) -> None:
    page = register(office, Authenticator(**lie), status=422)

    assert REFUSED in page.text
    assert database.count(Passkey) == 0


def test_another_challenge_is_refused(half: Phone, key: Authenticator) -> None:
    options = asked(half, "/pro/connexion/cle/demande")
    come_in(half, key.sign({**options, "challenge": "AAAA"}), status=422)

    # Right or wrong, it has served.
    come_in(half, key.sign(options), status=422)


def test_a_challenge_of_another_session_is_refused(
    half: Phone, key: Authenticator, database: Database, counsellor: Staff
) -> None:
    options = asked(half, "/pro/connexion/cle/demande")
    sign_in_staff(database, half, counsellor, proven_at=None)

    come_in(half, key.sign(options), status=422)


def test_an_answer_serves_once(half: Phone, key: Authenticator, database: Database, counsellor: Staff) -> None:
    sent = key.sign(asked(half, "/pro/connexion/cle/demande"))
    come_in(half, sent)
    sign_in_staff(database, half, counsellor, proven_at=None)

    come_in(half, sent, status=422)
    asked(half, "/pro/connexion/cle/demande")
    come_in(half, sent, status=422)


def test_an_answer_that_comes_late_is_refused(half: Phone, key: Authenticator, clock: Clock) -> None:
    options = asked(half, "/pro/connexion/cle/demande")
    clock.advance(minutes=5)

    come_in(half, key.sign(options), status=422)


def test_a_count_that_goes_backwards_is_refused_said_and_written(
    half: Phone, key: Authenticator, database: Database, counsellor: Staff
) -> None:
    key.count = 6
    come_in(half, key.sign(asked(half, "/pro/connexion/cle/demande")))
    sign_in_staff(database, half, counsellor, proven_at=None)
    key.count = 6

    page = come_in(half, key.sign(asked(half, "/pro/connexion/cle/demande")), status=422)

    assert "elle a peut-être été copiée" in page.text
    assert database.one(select(Passkey.sign_count)) == 7
    assert acts(database) == ["add_passkey", "refuse_passkey"]


def test_a_key_that_does_not_count_opens_each_time(
    half: Phone, key: Authenticator, database: Database, counsellor: Staff
) -> None:
    for _ in range(2):
        sign_in_staff(database, half, counsellor, proven_at=None)
        key.count = -1
        come_in(half, key.sign(asked(half, "/pro/connexion/cle/demande")))


def test_a_colleague_s_key_opens_nothing(
    half: Phone, open_office: Callable[[Staff], Phone], counsellor: Staff, database: Database
) -> None:
    colleague = make_staff(database, counsellor.organisation_id, totp_confirmed_at=START)
    theirs = Authenticator()
    register(open_office(colleague), theirs, "Clé de Samir")

    come_in(half, theirs.sign(asked(half, "/pro/connexion/cle/demande")), status=422)


def test_a_key_is_registered_once(
    office: Phone, key: Authenticator, open_office: Callable[[Staff], Phone], counsellor: Staff, database: Database
) -> None:
    colleague = open_office(make_staff(database, counsellor.organisation_id, totp_confirmed_at=START))

    for browser in (office, colleague):
        assert "est déjà enregistrée" in register(browser, key, status=422).text
    assert database.count(Passkey) == 1


@pytest.mark.parametrize("sent", ["", "{}", "[]", "null", "7", "é", '{"id":"a","rawId":"a","response":{},"type":"x"}'])
def test_what_no_key_says_is_refused(half: Phone, office: Phone, sent: str) -> None:
    asked(half, "/pro/connexion/cle/demande")
    come_in(half, sent, status=422)
    asked(office, "/pro/cles/creation")
    office.post(f"{ACCOUNT}/cles", {"new_key": sent}, status=422)


def test_ten_wrong_answers_make_one_wait(half: Phone, key: Authenticator) -> None:
    for number in range(10):
        come_in(half, f"{number}", status=422)

    sent = key.sign(asked(half, "/pro/connexion/cle/demande"))
    assert "Trop d’essais" in come_in(half, sent, status=429).text


def test_a_removed_key_opens_nothing(office: Phone, half: Phone, key: Authenticator, database: Database) -> None:
    page = office.get(ACCOUNT)
    named = page.find("select", name="cle").find_all("option")[1]["value"]
    options = asked(half, "/pro/connexion/cle/demande")

    office.post(f"{ACCOUNT}/cles/retirer", status=422)
    office.post(f"{ACCOUNT}/cles/retirer", {"cle": "another"}, status=404)
    assert "La clé d’accès est retirée" in office.follow(office.post(f"{ACCOUNT}/cles/retirer", {"cle": named})).text

    come_in(half, key.sign(options), status=422)
    assert "Utiliser ma clé d’accès" not in half.get(DOOR).text
    assert acts(database) == ["add_passkey", "remove_passkey"]


def test_the_last_protection_stays(office: Phone, key: Authenticator, database: Database, counsellor: Staff) -> None:
    database.update(counsellor, totp_secret=None, totp_confirmed_at=None)
    named = database.one(select(Passkey.public_id))

    assert "seule protection" in office.get(ACCOUNT).find(id="cles").text()
    office.post(f"{ACCOUNT}/cles/retirer", {"cle": named}, status=409)

    assert database.count(Passkey) == 1


def test_an_application_may_be_added_to_a_key(
    office: Phone, key: Authenticator, database: Database, counsellor: Staff, clock: Clock
) -> None:
    database.update(counsellor, totp_secret=None, totp_confirmed_at=None)
    way = office.get(ACCOUNT).links()["une application de codes"]
    page = office.get(way)
    code = pyotp.TOTP(page.find("code").text().replace(" ", "")).at(clock())

    office.post(FIRST, {**page.form(FIRST), "code": code}, status=200)

    assert database.one(select(Staff.totp_confirmed_at)) == clock()
    clock.advance(minutes=11)
    assert office.get(way, status=303).location == f"{ACCOUNT}#cles"


def test_touching_keys_asks_who_is_there_and_a_key_says_it(
    office: Phone, key: Authenticator, database: Database, clock: Clock
) -> None:
    clock.advance(minutes=11)
    named = {"cle": database.one(select(Passkey.public_id))}
    assert "cet acte est important" in office.post(f"{ACCOUNT}/cles/retirer", named, status=422).text
    assert "cet acte est important" in register(office, Authenticator(), status=422).text
    office.post(f"{ACCOUNT}/preuve", {"key": "{}"}, status=422)

    office.post(f"{ACCOUNT}/preuve", {"key": key.sign(asked(office, f"{ACCOUNT}/cles/demande"))})
    register(office, Authenticator(), "Clé du bureau")

    proven = database.one(select(StaffSession.proven_at).where(StaffSession.challenge.is_(None)))
    assert (proven, database.count(Passkey)) == (clock(), 2)


def test_without_a_right_password_nobody_learns_who_has_a_key(phone: Phone, key: Authenticator, keys: Keys) -> None:
    for path in ("/pro/connexion/cle/demande", f"{ACCOUNT}/cles/demande", "/pro/cles/creation"):
        phone.post(path, headers=JSON, status=401)
    known, unknown = (
        phone.post("/pro/connexion", {"email": email, "password": "not the right one"}, status=422)
        for email in (keys.email, "personne@clairval.test")
    )

    assert known.html.replace(keys.email, "") == unknown.html.replace("personne@clairval.test", "")


def test_two_keys_of_one_name_are_told_apart_where_one_is_removed(
    office: Phone, key: Authenticator, clock: Clock
) -> None:
    clock.advance(minutes=2)
    register(office, Authenticator())

    offered = [each.text() for each in office.get(ACCOUNT).find("select", name="cle").find_all("option")[1:]]

    assert len(offered) == len(set(offered)) == 2
    assert all(each.startswith("Téléphone de Sarah, créée ") for each in offered)
