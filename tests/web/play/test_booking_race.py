"""Fifty phones want one slot in the same instant, on both databases: one gets it, forty-nine get a choice."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.checks import faults_of
from tests.pages.phone import Page, Phone
from webapp.store.models import Appointment, Cohort, Participant, Team, TimeSlot

PAGE = "/jeu/rendez-vous"
PHONES = 50
MakeSlot = Callable[..., TimeSlot]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(f"{request.param}_tables")


def all_at_once(taps: Sequence[tuple[Phone, TimeSlot]]) -> list[Page]:
    """Have every phone send its choice when the last one is ready."""
    start = Barrier(len(taps))

    def tap(phone: Phone, slot: TimeSlot) -> Page:
        sent = {"slot": slot.public_id, "mode": "phone"}
        start.wait()
        with phone._client.post(PAGE, data=sent, headers={"Sec-Fetch-Site": "same-origin"}) as response:
            return Page(response, PAGE)

    with ThreadPoolExecutor(len(taps)) as pool:
        return list(pool.map(lambda each: tap(*each), taps))


def offered(page: Page) -> set[str]:
    return {node["value"] for node in page.find_all("input", name="slot")}


def test_fifty_for_one_slot_are_one_booked_and_forty_nine_who_choose(
    database: Database, open_phone: OpenPhone, team: Team, cohort: Cohort, make_slot: MakeSlot
) -> None:
    wanted, others = make_slot(cohort.id), {make_slot(cohort.id, days=each).public_id for each in (4, 5)}
    phones = [open_phone(make_participant(database, team)) for _ in range(PHONES)]

    pages = all_at_once([(phone, wanted) for phone in phones])

    slower = [page for page in pages if page.status != 303]
    assert [page.status for page in slower] == [409] * (PHONES - 1)
    assert {page.heading for page in slower} == {"Mon rendez-vous"}
    assert all("Ce créneau vient d’être pris" in page.text and offered(page) == others for page in slower)
    assert [faults_of(page.tree) for page in slower] == [[]] * (PHONES - 1)
    assert database.all(select(Appointment.held_slot_id)) == [wanted.id]


def test_two_phones_of_one_person_hold_one_slot(
    database: Database, open_phone: OpenPhone, participant: Participant, cohort: Cohort, make_slot: MakeSlot
) -> None:
    slots = [make_slot(cohort.id, days=day) for day in (3, 4)]
    taps = [(open_phone(participant), slots[number % 2]) for number in range(8)]

    assert [page.status for page in all_at_once(taps)] == [303] * 8
    assert database.one(select(Appointment.held_slot_id)) in {slot.id for slot in slots}


def test_two_who_want_each_other_s_slot_both_get_a_choice(
    database: Database, open_phone: OpenPhone, team: Team, cohort: Cohort, make_slot: MakeSlot
) -> None:
    slots = [make_slot(cohort.id, days=day) for day in (3, 4)]
    phones = [open_phone(make_participant(database, team)) for _ in slots]
    all_at_once(list(zip(phones, slots, strict=True)))

    pages = all_at_once(list(zip(phones, reversed(slots), strict=True)))

    assert [page.status for page in pages] == [409, 409]
    assert all("reste à toi." in page.text for page in pages)
    assert database.count(Appointment) == 2
