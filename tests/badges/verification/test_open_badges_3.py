from dataclasses import replace
from datetime import timedelta

import jwt
import pytest

from badges.baking import bake
from badges.documents import ascii_json
from badges.issuer import did_document
from badges.keys import KeyKind, disown, new_ring, rotate, unlock
from badges.status_list import status_list
from badges.verification import verify
from badges.verification.fetching import Gone
from badges.verification.report import Badge, Verdict
from badges.verification.sentences import Finding as Found
from tests.badges.pictures import SVG, png, with_chunk
from tests.badges.samples import (
    ACHIEVEMENT,
    DID,
    NOW,
    STATUS_URL,
    WRAPPING_KEY,
    issued,
    issued_as,
    public,
    ring,
    unsigned_token,
)
from tests.badges.tamperings import TAMPERINGS, tampered
from tests.badges.verification.web import AT, DID_URL, PLACE, judged, marked, web

GOOD = [
    Found.READ,
    Found.FORM_3,
    Found.ISSUER_FOUND,
    Found.SIGNATURE_GOOD,
    Found.WITHOUT_END,
    Found.NOT_WITHDRAWN,
    Found.ENDORSED,
]
PICTURES = bake(issued().document, png=png(), svg=SVG, assertion_url=AT.assertion)
FORMS: dict[str, bytes | str] = {
    "json": ascii_json(issued().document),
    "json with a mark": b"\xef\xbb\xbf" + ascii_json(issued().document).encode(),
    "jwt": issued().jwt + "\n",
    "png": PICTURES.png,
    "svg": PICTURES.svg,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_badge_is_valid(form: str) -> None:
    report = judged(FORMS[form])

    assert (report.verdict, report.findings) == (Verdict.VALID, GOOD)


def test_a_badge_is_read_at_its_address() -> None:
    report = judged(
        " https://elan.exemple.fr/badges/7f3a.png ", {"https://elan.exemple.fr/badges/7f3a.png": PICTURES.png}
    )

    assert (report.verdict, report.findings) == (Verdict.VALID, GOOD)


def test_what_the_badge_says_is_told() -> None:
    assert judged(issued().document).badge == Badge(
        version="3.0",
        name=ACHIEVEMENT.name,
        description=ACHIEVEMENT.description,
        criteria=ACHIEVEMENT.criteria,
        narrative="A tenu le rôle de passeur pendant les dix jours.",
        issuer="Mission locale de Lyon",
        issuer_url="https://ml-lyon.exemple.fr",
        awarded_at="2026-03-12T14:30:00Z",
        image_url=ACHIEVEMENT.image_url,
    )


UNKNOWN_KINDS = {"two proofs", "another suite"}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampered_badge_is_never_valid(name: str) -> None:
    report = judged(tampered(name))

    assert report.verdict is (Verdict.UNCERTAIN if name in UNKNOWN_KINDS else Verdict.INVALID)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({STATUS_URL: marked(PLACE)}, Found.WITHDRAWN),
        ({STATUS_URL: marked(PLACE - 1, PLACE + 1)}, Found.NOT_WITHDRAWN),
        ({STATUS_URL: None}, Found.LIST_UNREACHABLE),
        ({STATUS_URL: Gone("parti")}, Found.LIST_UNREACHABLE),
        ({STATUS_URL: b"<html>"}, Found.LIST_UNTRUSTED),
        ({STATUS_URL: marked(validUntil="2099-01-01T00:00:00Z")}, Found.LIST_UNTRUSTED),
        ({STATUS_URL: marked(valid_days=-1)}, Found.LIST_UNTRUSTED),
        ({STATUS_URL: marked(issuer="did:web:elsewhere.example")}, Found.LIST_UNTRUSTED),
        ({STATUS_URL: marked(id="https://elan.exemple.fr/another")}, Found.LIST_UNTRUSTED),
        ({STATUS_URL: marked(proof={})}, Found.LIST_UNTRUSTED),
    ],
    ids=[
        "withdrawn", "neighbours", "no answer", "gone", "a page", "changed", "ended", "of another", "of another place",
        "not signed",
    ],
)  # fmt: skip
def test_withdrawal_is_read_in_a_list_that_can_be_trusted(changes: dict[str, object], found: Found) -> None:
    report = judged(issued().document, changes)

    assert report.findings == [*GOOD[:5], found, Found.ENDORSED]


def test_a_list_signed_by_a_stranger_is_not_trusted() -> None:
    stranger = unlock(new_ring(DID, now=NOW, wrapping_key=WRAPPING_KEY), DID, KeyKind.ED25519, WRAPPING_KEY)
    theirs = status_list(DID, STATUS_URL, [], stranger, now=NOW, valid_until=NOW + timedelta(days=1))

    assert Found.LIST_UNTRUSTED in judged(issued().document, {STATUS_URL: theirs}).findings


def test_a_list_signed_as_a_token_is_read_too() -> None:
    key = unlock(ring(), DID, KeyKind.P256, WRAPPING_KEY)
    body = {name: value for name, value in marked(PLACE).items() if name != "proof"}
    token = jwt.encode(body, key.private_pem, algorithm="ES256", headers={"kid": key.method})

    assert Found.WITHDRAWN in judged(issued().document, {STATUS_URL: token.encode()}).findings


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"valid_until": NOW + timedelta(days=1)}, Found.IN_TIME),
        ({"valid_until": NOW - timedelta(days=1)}, Found.EXPIRED),
        ({"valid_from": NOW + timedelta(days=1)}, Found.NOT_YET),
        ({"valid_until": NOW - timedelta(minutes=4)}, Found.IN_TIME),
    ],
)
def test_dates_are_judged_at_the_moment_that_is_given(changes: dict[str, object], found: Found) -> None:
    badge = issued_as(**changes)

    assert [judged(form).findings for form in (badge.document, badge.jwt)] == [
        [*GOOD[:4], found, Found.NOT_WITHDRAWN]
    ] * 2


def test_older_badges_are_valid_after_rotations_and_not_after_a_theft() -> None:
    turned = rotate(ring(), DID, KeyKind.ED25519, now=NOW, wrapping_key=WRAPPING_KEY)
    stolen = disown(turned, ring()[0].fragment)

    assert judged(issued().document, {DID_URL: did_document(DID, turned)}).verdict is Verdict.VALID
    assert judged(issued().document, {DID_URL: did_document(DID, stolen)}).findings[-1] is Found.KEY_UNKNOWN


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (None, Found.ISSUER_UNREACHABLE),
        (b"<html>", Found.ISSUER_UNREACHABLE),
        ({}, Found.KEY_UNKNOWN),
        ({**public(), "id": "did:web:elsewhere.example"}, Found.KEY_UNKNOWN),
        ({**public(), "assertionMethod": ["did:web:elsewhere.example#1"]}, Found.KEY_UNKNOWN),
    ],
    ids=["no answer", "a page", "empty", "of another", "vouches for another"],
)
def test_an_issuer_that_does_not_vouch_stops_the_checks(document: object, found: Found) -> None:
    for form in (issued().document, issued().jwt):
        assert judged(form, {DID_URL: document}).findings[2:] in ([found], [Found.ISSUER_FOUND, found])


HEAD, BODY, SIGNATURE = issued().jwt.split(".")


@pytest.mark.parametrize(
    ("token", "found"),
    [
        (f"{HEAD}.{BODY}.AAAA{SIGNATURE[4:]}", Found.SIGNATURE_BROKEN),
        (unsigned_token(type="OpenBadgeCredential"), Found.FORM_INCOMPLETE),
        (f"{HEAD}.AAAA{BODY[4:]}.{SIGNATURE}", Found.NO_BADGE),
        (f"{HEAD}.{BODY}.{SIGNATURE}.more", Found.NO_BADGE),
    ],
    ids=["another signature", "no signature", "no JSON", "four parts"],
)
def test_false_tokens_are_refused(token: str, found: Found) -> None:
    report = judged(token)

    assert (report.verdict, report.findings[-1]) == (Verdict.INVALID, found)


def test_a_token_without_a_signature_is_refused() -> None:
    said = jwt.decode(issued().jwt, options={"verify_signature": False})

    for token in (unsigned_token(**said), unsigned_token(**said) + "AAAA"):
        assert judged(token).findings == [*GOOD[:3], Found.SIGNATURE_BROKEN]


CREDENTIAL = b"openbadgecredential\0\0\0\0\0" + ascii_json(issued().document).encode()


def test_a_picture_with_two_credentials_is_refused() -> None:
    twice = with_chunk(b"iTXt", CREDENTIAL, picture=with_chunk(b"iTXt", CREDENTIAL))

    assert judged(twice).findings == [Found.TWO_BADGES]


def test_endorsements_that_do_not_hold_are_told_apart() -> None:
    stranger = dict(issued().document["endorsement"][0], issuer={"id": "did:web:elsewhere.example", "name": "X"})
    badge = issued_as(endorsements=(stranger,))

    assert judged(badge.document).findings == [*GOOD[:6], Found.ENDORSEMENT_BROKEN]


@pytest.mark.parametrize(
    ("email", "found"),
    [
        ("malik@exemple.fr", Found.RECIPIENT_SAME),
        (" Malik@Exemple.fr ", Found.RECIPIENT_SAME),
        ("lina@exemple.fr", Found.RECIPIENT_DIFFERS),
    ],
)
def test_an_e_mail_is_compared_with_the_hash(email: str, found: Found) -> None:
    assert judged(issued().document, email=email).findings == [*GOOD, found]


def test_a_badge_without_an_e_mail_says_so() -> None:
    assert judged(issued_as(email=None).document, email="a@b.fr").findings[-1] is Found.RECIPIENT_NOT_SAID


def test_a_list_is_asked_once_and_addresses_are_few() -> None:
    asked: list[str] = []

    def counting(address: str) -> bytes:
        asked.append(address)
        return web()(address)

    verify(ascii_json(issued().document), fetch=counting, now=NOW)

    assert sorted(asked) == sorted([DID_URL, STATUS_URL])


def test_a_strange_name_is_cut_short() -> None:
    long = replace(ACHIEVEMENT, name="x" * 5_000)

    assert len(judged(issued_as(achievement=long).document).checks[2].sentence) < 300
