from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.clock import START
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.meetings import hold, make_slot_of
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.factories.teams import make_team
from tests.factories.workshops import make_workshop
from tests.pages.phone import Page, Phone
from tests.web.counsellor.test_board import event
from webapp.policy.rules import Role
from webapp.store.models import Cohort, Consent, HelpRequest, Participant, Staff, Team, TopicVersion
from webapp.store.topics import board_topic, desk_topic, teams_topic, workshops_topic

HOUR = timedelta(hours=1)
YESTERDAY = START - timedelta(days=1)


def said(page: Page) -> list[str]:
    """The lines of a panel, each with its hour, without its button."""
    return [
        " ".join(f"{line.find('span', **{'class': 'panel__time'}).text()} {what.text()}".split())
        for line in page.find_all("li")
        if "panel__line" in (line.get("class") or "")
        for what in line.find_all("span")
        if what.get("class") == "panel__what"
    ]


@pytest.fixture
def old(database: Database, team: Team) -> Callable[[str], Participant]:
    """Somebody who joined yesterday, so that only what they do today is there."""
    return lambda name: make_participant(database, team, pseudonym=name, created_at=YESTERDAY)


def agree(database: Database, who: Participant) -> None:
    database.add(
        Consent(participant_id=who.id, purpose="share_progress", is_given=True, text_version="test", at=YESTERDAY)
    )


def test_what_happens_is_said_without_what_was_answered(
    office: Phone, database: Database, cohort: Cohort, team: Team, old: Callable[[str], Participant]
) -> None:
    ada, bob, cleo = old("Ada"), old("Bob"), old("Cléo")
    for who in (ada, bob):
        agree(database, who)
    for minutes, who, kind in ((1, ada, "StepAnswered"), (2, bob, "HintTaken"), (3, cleo, "StepAnswered")):
        database.add(event(who, "j01-m1", "j01-m1-s1", type=kind, received_at=START + timedelta(minutes=minutes)))
    database.add(HelpRequest(public_id="asked", participant_id=cleo.id, kind="stuck", at=START, words="Un secret"))
    make_participant(database, team, pseudonym="Nouveau", created_at=START - HOUR)

    page = office.get(f"/pro/cohortes/{cohort.public_id}/en-ce-moment")

    assert said(page) == [
        "9 h 32 Bob a pris un indice dans « L’appel de 2050 ».",
        "9 h 31 Ada avance dans « L’appel de 2050 ».",
        "9 h 30 Cléo demande de l’aide.",
        "8 h 30 Nouveau a rejoint l’équipe 1.",
    ]
    assert "secret" not in page.text


def test_the_day_of_a_counsellor_is_told_by_the_hour(
    office: Phone, counsellor: Staff, database: Database, cohort: Cohort, old: Callable[[str], Participant]
) -> None:
    slot = make_slot_of(database, counsellor, cohort.id, at=START + 2 * HOUR)
    hold(database, slot, old("Ada"))
    make_workshop(database, counsellor, at=START + HOUR, title="Mes talents")
    make_workshop(database, counsellor, at=START + 30 * HOUR, title="Demain")

    hold(
        database,
        make_slot_of(database, make_staff(database, cohort.organisation_id), cohort.id, at=START + 3 * HOUR),
        old("Bob"),
    )

    own = ["10 h 30 « Mes talents » Atelier : Salle bleue, 0 inscrit sur 2", "11 h 30 Ada Rendez-vous par téléphone"]
    assert said(office.get("/pro/aujourd-hui")) == own
    assert said(office.get(f"/pro/cohortes/{cohort.public_id}/aujourd-hui"))[:2] == own
    assert "Bob" in office.get(f"/pro/cohortes/{cohort.public_id}/aujourd-hui").text


def test_without_anything_it_is_said(office: Phone, cohort: Cohort, participant: Participant) -> None:
    assert said(office.get("/pro/aujourd-hui")) == []
    assert "Aucun rendez-vous ni atelier aujourd’hui." in office.get("/pro/aujourd-hui").text
    assert "a rejoint l’équipe 1." in office.get("/pro/en-ce-moment").text


def test_a_panel_changes_with_each_of_its_topics(office: Phone, database: Database, cohort: Cohort, team: Team) -> None:
    other = make_team(database, cohort, number=2)
    boards = [board_topic(each.public_id) for each in (team, other)]
    for topic, version in zip((*boards, desk_topic(cohort.id)), (3, 4, 5), strict=True):
        database.add(TopicVersion(topic=topic, version=version))

    for page in (office.get("/pro"), office.get(f"/pro/cohortes/{cohort.public_id}")):
        regions = {each["data-region"]: each for each in page.find_all("div") if "data-versions" in each.attributes}
        names = ("data-topic", "data-versions", "data-version")
        assert {name: tuple(each[key] for key in names) for name, each in regions.items()} == {
            "moments": (" ".join((*boards, teams_topic(cohort.id))), "3 4 0", "7"),
            "own-day": (f"{desk_topic(cohort.id)} {workshops_topic(cohort.organisation_id)}", "5 0", "5"),
        }
        answer = office.get(regions["moments"]["data-url"])
        assert answer.headers["X-Elan-Version"] == "7"
        same = {"If-None-Match": '"7"'}
        office.open("GET", regions["moments"]["data-url"], status=304, headers=same)


def test_a_facilitator_hears_of_no_appointment(
    open_office: Callable[[Staff], Phone],
    counsellor: Staff,
    database: Database,
    cohort: Cohort,
    old: Callable[[str], Participant],
) -> None:
    hold(database, make_slot_of(database, counsellor, cohort.id, at=START + HOUR), old("Ada"))
    host = follow(database, cohort, make_staff(database, cohort.organisation_id, Role.FACILITATOR))
    page = open_office(host).get(f"/pro/cohortes/{cohort.public_id}")

    assert [each.text() for each in page.find_all("p") if each.get("class") == "panel__none"] == [
        "Rien sur les téléphones depuis ce matin. Ce qui s’y passe s’affiche ici tout seul.",
        "Aucun rendez-vous ni atelier aujourd’hui.",
    ]


def test_what_is_somebody_else_s_is_not_found(
    office: Phone, open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort
) -> None:
    theirs = make_cohort(database).public_id
    platform = open_office(make_staff(database, cohort.organisation_id, Role.PLATFORM))
    for name in ("en-ce-moment", "aujourd-hui"):
        office.get(f"/pro/cohortes/{theirs}/{name}", status=404)
        office.open("POST", f"/pro/{name}", status=405)
        platform.get(f"/pro/{name}", status=403)
