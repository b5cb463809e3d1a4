"""What leaves for other tools: files that open as they are, and say nothing that was not shared."""

import csv
import io
import zipfile
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.documents.reading import is_for_everybody, words_of
from tests.factories.cohorts import make_cohort
from tests.factories.numbers import next_public_id
from tests.factories.participants import make_participant
from tests.factories.workshops import make_workshop
from tests.pages.phone import Page, Phone
from webapp.content.workshops import load_workshops
from webapp.policy.cej import category_of
from webapp.store.models import (
    Appointment,
    Attendance,
    Cohort,
    Consent,
    EventRow,
    Participant,
    Staff,
    Team,
    WorkshopPlace,
)

FILES = ("export.csv", "export.xlsx", "temps", "temps.csv", "temps.pdf")
SCAMS = category_of(load_workshops().workshops[8].services).value
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def path(cohort: Cohort) -> str:
    return f"/pro/cohortes/{cohort.public_id}"


def agree(database: Database, participant: Participant) -> None:
    database.add(
        Consent(participant_id=participant.id, purpose="share_progress", is_given=True, text_version="1", at=START)
    )


def act(database: Database, participant: Participant, *minutes: int, mission: str = "j03-m2") -> None:
    """Have somebody do something at these minutes after the start."""
    for each in minutes:
        moment = START + timedelta(minutes=each)
        database.add(
            EventRow(
                id=next_public_id("event"), participant_id=participant.id, team_id=participant.team_id, seq=each,
                type="step_answered", version="1", mission=mission, key="s", at=moment, received_at=moment,
                payload="{}",
            )
        )  # fmt: skip


def meet(database: Database, participant: Participant, at: datetime, status: str) -> None:
    database.add(
        Appointment(
            public_id=next_public_id("appointment"), participant_id=participant.id, starts_at=at, duration_min=30,
            counsellor="Camille Roche", mode="place", options=[], status=status, created_at=START,
        )
    )  # fmt: skip


def rows_of(page: Page) -> list[list[str]]:
    content = page.response.get_data()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def cells_of(page: Page) -> list[list[str]]:
    """Read the texts and numbers of a workbook."""
    with zipfile.ZipFile(io.BytesIO(page.response.get_data())) as book:
        texts = ["".join(node.itertext()) for node in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{SHEET}f"))
    rows = []
    for row in sheet.iter(f"{SHEET}row"):
        found = [(cell.get("t"), cell.findtext(f"{SHEET}v")) for cell in row]
        rows.append([texts[int(value or 0)] if kind == "s" else value or "" for kind, value in found])
    return rows


def test_a_cohort_as_a_table(
    office: Phone, path: str, database: Database, team: Team, participant: Participant, clock: Clock
) -> None:
    agree(database, participant)
    make_participant(database, team, pseudonym="Zèbre")
    database.add(Attendance(participant_id=participant.id, day="j01", at=START))
    meet(database, participant, START + timedelta(days=1), "booked")

    rows = rows_of(office.get(f"{path}/export.csv"))

    assert rows[0][:6] == ["Groupe", "Équipe", "Pseudonyme", "Arrivée", "Dernier signe", "Jours de présence"]
    assert rows[1][2:] == [
        participant.pseudonym, "2027-03-01", "2027-03-01 09:30", "1", "oui", "0", "0", "0", "2027-03-02 09:30", "0",
    ]  # fmt: skip
    assert rows[2][2:] == ["Zèbre", "2027-03-01", "2027-03-01 09:30", "0", "non", "", "", "", "", "0"]


def test_a_workbook_holds_the_same(office: Phone, path: str, participant: Participant) -> None:
    texts = [row[:3] for row in rows_of(office.get(f"{path}/export.csv"))]

    assert [row[:3] for row in cells_of(office.get(f"{path}/export.xlsx"))] == texts


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+33", "-2", "\tx"])
def test_no_cell_is_a_formula(
    office: Phone, path: str, database: Database, cohort: Cohort, participant: Participant, name: str
) -> None:
    database.update(cohort, name=name)

    assert rows_of(office.get(f"{path}/export.csv"))[1][0] == f"'{name}"
    assert cells_of(office.get(f"{path}/export.xlsx"))[1][0] == f"'{name}"


def test_a_week_by_category(office: Phone, path: str, database: Database, participant: Participant) -> None:
    agree(database, participant)
    act(database, participant, 0, 5, 9)
    act(database, participant, 1440, mission="j05-m1")
    meet(database, participant, START + timedelta(days=2), "seen")
    meet(database, participant, START + timedelta(days=3), "excused")

    rows = rows_of(office.get(f"{path}/temps.csv?semaine=2027-W09"))

    assert [row[:2] + row[4:8] for row in rows[1:]] == [
        ["2027-03-01", "2027-03-07", "Présence", "", "11", "2"],
        ["2027-03-01", "2027-03-07", "Temps actif", "Logement", "10", ""],
        ["2027-03-01", "2027-03-07", "Temps actif", "Santé", "1", ""],
        ["2027-03-01", "2027-03-07", "Rendez-vous", "", "30", ""],
    ]
    assert all(row[8].endswith(".") for row in rows[1:])


def test_what_somebody_plays_is_theirs_unless_they_share_it(
    office: Phone, path: str, database: Database, participant: Participant
) -> None:
    act(database, participant, 0, 5)

    rows = rows_of(office.get(f"{path}/temps.csv"))

    assert [row[4] for row in rows[1:]] == ["Présence"]
    assert "non partagé" in office.get(f"{path}/temps").text


def test_a_week_is_printed(office: Phone, path: str, database: Database, participant: Participant) -> None:
    agree(database, participant)
    act(database, participant, 0, 5)

    content = office.get(f"{path}/temps.pdf?semaine=2027-W09").response.get_data()

    assert is_for_everybody(content)
    words = words_of(content)
    assert "semaine du 01/03/2027 au 07/03/2027" in words
    assert f"{participant.pseudonym} 1 1 6 min 6 min" in words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_page_goes_from_week_to_week(office: Phone, path: str, database: Database, cohort: Cohort) -> None:
    database.update(cohort, starts_on=START.date() - timedelta(days=4))
    page = office.get(f"{path}/temps")
    assert "Semaine d’avant" in page.links()
    assert "Semaine d’après" not in page.links()

    before = office.get(page.links()["Semaine d’avant"])
    assert before.find_all("h2")[0].text() == "Du lundi 22 février au dimanche 28 février"
    assert before.links()["Semaine d’après"].endswith("semaine=2027-W09")
    assert "Semaine d’avant" not in before.links()


def test_a_week_that_is_none_is_not_found(office: Phone, path: str) -> None:
    for name in ("2027-W54", "hier", ""):
        office.get(f"{path}/temps?semaine={name}", status=404)


@pytest.mark.parametrize("name", FILES)
def test_a_stranger_s_cohort_is_not_found(
    office: Phone, player: Phone, database: Database, path: str, name: str
) -> None:
    office.get(f"/pro/cohortes/{make_cohort(database).public_id}/{name}", status=404)
    player.get(f"{path}/{name}", status=302)
    office.open("POST", f"{path}/{name}", status=405)


def test_what_staff_gave_is_not_the_time_of_the_youth(
    office: Phone, path: str, database: Database, participant: Participant, clock: Clock
) -> None:
    agree(database, participant)
    act(database, participant, 0, 4)
    clock.advance(minutes=30)
    before = rows_of(office.get(f"{path}/temps.csv?semaine=2027-W09"))
    help_path = f"/pro/jeunes/{participant.public_id}/aider"
    office.post(
        help_path,
        {
            "event_id": "0190f2a0-0000-7000-8000-000000000001",
            "quoi": "etape",
            "mission": "j01-m1",
            "etape": "j01-m1-s1",
        },
    )

    assert {row.type for row in database.all(select(EventRow))} == {"step_answered", "StepUnlocked"}
    assert rows_of(office.get(f"{path}/temps.csv?semaine=2027-W09")) == before


def test_workshops_count_for_those_who_were_there(
    office: Phone, path: str, database: Database, participant: Participant, counsellor: Staff
) -> None:
    scams, other = (
        make_workshop(database, counsellor, guide="quiz-arnaques", duration_min=75),
        make_workshop(database, counsellor),
    )
    missed = make_workshop(database, counsellor, guide="mur-de-mots")
    for session, was_there in ((scams, True), (other, True), (missed, False)):
        place = {"status": "seated", "at": START, "was_there": was_there}
        database.add(WorkshopPlace(session_id=session.id, participant_id=participant.id, **place))

    rows = rows_of(office.get(f"{path}/temps.csv?semaine=2027-W09"))

    assert [row[4:8] for row in rows[2:]] == [["Ateliers", "", "90", ""], ["Ateliers", SCAMS, "75", ""]]
    assert "2 h 45" in office.get(f"{path}/temps?semaine=2027-W09").text
    assert rows_of(office.get(f"{path}/temps.csv?semaine=2027-W10"))[2:] == []


def test_weeks_begin_with_the_cohort_and_end_today(office: Phone, path: str) -> None:
    now, long_ago, far = (
        office.get(f"{path}/temps{asked}") for asked in ("", "?semaine=0001-W01", "?semaine=9999-W01")
    )

    assert [set(page.links()) & {"Semaine d’avant", "Semaine d’après"} for page in (now, long_ago, far)] == [set()] * 3
    assert ["Rien au-delà" in page.text for page in (now, long_ago, far)] == [False, True, True]
