from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.meetings import hold, make_slot_of
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.factories.teams import make_team
from tests.pages.phone import Page, Phone
from tests.pages.tree import Node
from tests.web.play.conftest import as_writer, counted
from webapp.policy.rules import Role
from webapp.quest.facts import Facts
from webapp.store.event_log import save_facts
from webapp.store.models import Cohort, Consent, EventRow, HelpRequest, Participant, Staff, Team
from webapp.store.topics import announce, board_topic, teams_topic

OpenOffice = Callable[[Staff], Phone]


@pytest.fixture
def board(office: Phone, cohort: Cohort) -> Callable[[], Page]:
    return lambda: office.get(f"/pro/cohortes/{cohort.public_id}")


@pytest.fixture
def agree(database: Database) -> Callable[[Participant], None]:
    """Have somebody agree that their counsellor sees their progress."""

    def agree_one(who: Participant, *, is_given: bool = True) -> None:
        database.add(
            Consent(participant_id=who.id, purpose="share_progress", is_given=is_given, text_version="test", at=START)
        )

    return agree_one


def line(page: Page, who: Participant) -> str:
    return page.find("li", id=f"jeune-{who.public_id}").text()


def rows(page: Page) -> list[Node]:
    return [node for node in page.find_all("li") if "data-row" in node.attributes]


def test_the_board_shows_each_team_and_each_youth(
    board: Callable[[], Page], database: Database, cohort: Cohort, team: Team, participant: Participant
) -> None:
    other = make_participant(database, make_team(database, cohort, number=2))

    page = board()

    assert page.heading == "Groupe de mars"
    assert [row["id"] for row in rows(page)] == [f"jeune-{each.public_id}" for each in (participant, other)]
    assert [node["data-topic"] for node in page.find_all("section") if "data-topic" in node.attributes] == [
        board_topic(public_id)
        for public_id in (team.public_id, database.one(select(Team.public_id).where(Team.id == other.team_id)))
    ]


def test_progress_is_shown_to_those_with_whom_it_is_shared(
    board: Callable[[], Page], participant: Participant, agree: Callable[..., None]
) -> None:
    unshared = line(board(), participant)
    agree(participant)
    shared = line(board(), participant)
    agree(participant, is_given=False)

    assert "Avancée non partagée" in unshared
    assert "étape 1 sur" in shared
    assert "0 éclats 0 services" in shared
    assert line(board(), participant) == unshared


def test_a_raised_hand_is_seen_whatever_was_shared(
    board: Callable[[], Page], database: Database, participant: Participant
) -> None:
    database.add(HelpRequest(public_id="asked", participant_id=participant.id, kind="stuck", at=START))

    page = board()

    assert "Demande de l’aide à 9\u00a0h\u00a030" in line(page, participant)
    assert page.find("p", **{"data-announce": ""}).text() == (
        f"{participant.pseudonym}\u00a0: Demande de l’aide, à 9\u00a0h\u00a030."
    )
    assert rows(page)[0]["data-states"] == "help"


def test_the_next_appointment_is_seen_by_those_who_meet(
    office: Phone, open_office: OpenOffice, database: Database, cohort: Cohort, participant: Participant
) -> None:
    counsellor = database.one(select(Staff))
    for days in (2, 1, -1):
        slot = make_slot_of(database, counsellor, cohort.id, at=START + timedelta(days=days))
        hold(database, slot, participant)
    facilitator = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, Role.FACILITATOR)))
    path = f"/pro/cohortes/{cohort.public_id}"

    met, unmet = (line(browser.get(path), participant) for browser in (office, facilitator))

    assert "RDV\u00a0mar.\u00a02\u00a0mars,\u00a09\u00a0h\u00a030" in met
    assert met.endswith("Rendez-vous mardi 2 mars à 9\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30")
    assert "Rendez-vous" not in unmet


def test_taking_and_leaving_an_appointment_changes_the_board(
    player: Phone, office: Phone, database: Database, cohort: Cohort, team: Team, participant: Participant
) -> None:
    slot = make_slot_of(database, database.one(select(Staff)), cohort.id)
    seen = [version_on(office, cohort, team)]
    player.post("/jeu/rendez-vous", {"slot": slot.public_id, "mode": "phone"}, status=303)
    seen.append(version_on(office, cohort, team))
    player.post("/jeu/rendez-vous/annuler", {}, status=303)
    seen.append(version_on(office, cohort, team))

    assert sorted(set(seen)) == seen


def version_on(office: Phone, cohort: Cohort, team: Team) -> int:
    page = office.get(f"/pro/cohortes/{cohort.public_id}")
    return int(page.find("section", data_region=f"board-{team.public_id}")["data-version"])


def test_silence_is_told_after_two_days_of_the_week(
    board: Callable[[], Page], participant: Participant, database: Database
) -> None:
    # A Thursday before a Monday: Saturday and Sunday do not count.
    database.update(participant, last_seen_at=START - timedelta(days=3, hours=23))
    assert "Sans nouvelles" not in line(board(), participant)

    database.update(participant, last_seen_at=START - timedelta(days=4))
    assert "Sans nouvelles depuis 48\u00a0h" in line(board(), participant)


def test_nobody_is_silent_in_a_pause(
    board: Callable[[], Page], participant: Participant, database: Database, cohort: Cohort
) -> None:
    database.update(cohort, is_paused=True)
    database.update(participant, last_seen_at=START - timedelta(days=9))

    assert "Sans nouvelles" not in line(board(), participant)


def test_twenty_minutes_on_a_step_with_a_connected_phone_is_told(
    board: Callable[[], Page],
    app: Flask,
    database: Database,
    participant: Participant,
    agree: Callable[..., None],
    clock: Clock,
) -> None:
    agree(participant)
    database.add(event(participant, "j01-m1", "j01-m1-s1"))
    clock.advance(minutes=20)

    assert "Même étape" not in line(board(), participant)
    app.extensions["elan.live"].watchman.arrive("a-socket", participant.public_id)
    assert "Connecté" in line(board(), participant)
    assert "Même étape depuis 9\u00a0h\u00a030" in line(board(), participant)


@pytest.mark.parametrize(("opened", "seen"), [(("j01",), "étape 3 sur 6"), (("j01", "j02"), "étape 1 sur")])
def test_the_short_version_is_enough_on_a_later_day_and_not_on_its_own(
    board: Callable[[], Page],
    database: Database,
    cohort: Cohort,
    participant: Participant,
    agree: Callable[..., None],
    opened: tuple[str, ...],
    seen: str,
) -> None:
    agree(participant)
    database.update(cohort, days=dict.fromkeys(opened, "2027-02-15T08:00"))
    short = dict.fromkeys(("j01-m1-s1", "j01-m1-s2"), Facts(is_solved=True, is_read=True))
    with as_writer(database) as session:
        save_facts(session, participant.id, short)
    database.add(event(participant, "j01-m1", "j01-m1-s2"))

    found = line(board(), participant)

    assert seen in found
    assert f"Jour {len(opened)}" in found


def event(who: Participant, mission: str, key: str, **fields: object) -> EventRow:
    defaults = {
        "id": f"event-{who.id}-{key}", "participant_id": who.id, "team_id": who.team_id, "seq": 1, "type": "HintTaken",
        "version": "v", "mission": mission, "key": key, "at": START, "received_at": START, "payload": "{}",
    }  # fmt: skip
    return EventRow(**(defaults | fields))


def test_a_region_is_its_team_on_the_page(
    office: Phone, cohort: Cohort, team: Team, participant: Participant, database: Database
) -> None:
    with as_writer(database) as session:
        announce(session, board_topic(team.public_id))
    page = office.get(f"/pro/cohortes/{cohort.public_id}")
    section = page.find("section", id="equipe-1")
    region = office.get(section["data-url"])

    assert (section["data-version"], region.headers["X-Elan-Version"]) == ("1", "1")
    assert region.text == section.text()
    office.get(section["data-url"], status=304, headers={"If-None-Match": '"1"'})


def test_forty_youths_cost_as_many_statements_as_one(
    app: Flask, board: Callable[[], Page], database: Database, cohort: Cohort, team: Team, participant: Participant
) -> None:
    board()
    with counted(app.extensions["elan.engine"]) as few:
        board()
    for number in range(2, 6):
        other = make_team(database, cohort, number=number)
        for _ in range(10):
            make_participant(database, other)
    board()
    with counted(app.extensions["elan.engine"]) as many:
        board()

    assert len(many) == len(few)


def test_the_filter_keeps_what_was_asked(office: Phone, cohort: Cohort, participant: Participant) -> None:
    page = office.get(f"/pro/cohortes/{cohort.public_id}?q=brume&etat=stuck")

    assert page.find("input", name="q")["value"] == "brume"
    assert page.find("option", value="stuck").attributes == {"value": "stuck", "selected": ""}


def test_an_empty_cohort_says_how_people_come_in(board: Callable[[], Page], cohort: Cohort, team: Team) -> None:
    assert f"Ils entrent avec le code {cohort.join_code}." in board().text


def test_the_board_of_an_empty_cohort_watches_for_the_first_to_come(
    board: Callable[[], Page], cohort: Cohort, team: Team
) -> None:
    regions = [node for node in board().find_all("section") if "data-eager" in node.attributes]

    assert [node["data-topic"] for node in regions] == [board_topic(team.public_id)]


def test_the_row_of_team_numbers_follows(
    office: Phone, board: Callable[[], Page], database: Database, cohort: Cohort, team: Team
) -> None:
    for number in (2, 3):
        make_team(database, cohort, number=number)
    row = next(node for node in board().find_all("div") if node.attributes.get("data-region") == "board-jump")
    assert not row.find_all("a")

    make_team(database, cohort, number=4)

    assert row["data-topic"] == teams_topic(cohort.id)
    assert [link["href"] for link in office.get(row["data-url"]).find_all("a")] == [
        "#equipe-1", "#equipe-2", "#equipe-3", "#equipe-4",
    ]  # fmt: skip


def test_it_takes_no_other_method(office: Phone, cohort: Cohort, team: Team) -> None:
    office.open("POST", f"/pro/cohortes/{cohort.public_id}", status=405)
    office.open("POST", f"/pro/cohortes/{cohort.public_id}/direct/{team.public_id}", status=405)


def test_what_is_unknown_or_somebody_else_s_is_not_found(
    office: Phone, database: Database, cohort: Cohort, team: Team
) -> None:
    other = make_cohort(database)
    theirs = make_team(database, other)

    for path in ("nowhere", other.public_id, f"{other.public_id}/direct/{theirs.public_id}"):
        office.get(f"/pro/cohortes/{path}", status=404)
    office.get(f"/pro/cohortes/{cohort.public_id}/direct/{theirs.public_id}", status=404)


def test_without_the_permission_the_page_is_refused(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, team: Team
) -> None:
    platform = open_office(make_staff(database, cohort.organisation_id, Role.PLATFORM))

    platform.get(f"/pro/cohortes/{cohort.public_id}", status=403)
    platform.get(f"/pro/cohortes/{cohort.public_id}/direct/{team.public_id}", status=403)
