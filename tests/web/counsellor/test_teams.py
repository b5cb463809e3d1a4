from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.database import Database
from tests.documents.reading import words_of
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant, sign_in
from tests.factories.staff import make_staff
from tests.factories.teams import make_team
from tests.pages.phone import Phone
from tests.web.counsellor.conftest import Keys
from webapp.content import load_quest
from webapp.policy.rules import Role
from webapp.store.models import (
    Cohort,
    CohortCrew,
    Dealing,
    DeviceSession,
    Excuse,
    Membership,
    Participant,
    Staff,
    StaffAct,
    Team,
)


@pytest.fixture
def other_team(database: Database, cohort: Cohort) -> Team:
    return make_team(database, cohort, number=2)


@pytest.fixture
def path(cohort: Cohort, team: Team) -> str:
    return f"/pro/cohortes/{cohort.public_id}"


@pytest.fixture
def step() -> tuple[str, list[str]]:
    """A code of the quest that a team opens together, and its fragments."""
    found: Any = next(step for step in load_quest().steps() if getattr(step, "kind", "") == "team_code")
    return found.id, [fragment.id for fragment in found.fragments]


def acts(database: Database) -> list[tuple[str, int | None]]:
    return [(row.act, row.participant_id) for row in database.all(select(StaffAct).order_by(StaffAct.id))]


def hands(database: Database, team: Team) -> dict[str, list[str]]:
    query = select(Dealing.hands).where(Dealing.team_id == team.id).order_by(Dealing.revision.desc()).limit(1)
    held: dict[str, list[str]] = database.one(query)
    return held


def test_the_page_shows_each_team_with_its_people(
    office: Phone, path: str, participant: Participant, other_team: Team
) -> None:
    page = office.get(f"{path}/equipes")

    assert [heading.text() for heading in page.find_all("h2")] == ["Équipe 1", "Équipe 2"]
    assert f"Sa place\u00a0: {participant.pseudonym}" in page.html


def test_somebody_is_moved_with_their_fragments(
    office: Phone,
    path: str,
    database: Database,
    team: Team,
    other_team: Team,
    participant: Participant,
    step: tuple[str, list[str]],
) -> None:
    stays, host = make_participant(database, team), make_participant(database, other_team)
    name, ids = step
    dealt = {participant.public_id: ids[:2], stays.public_id: ids[2:]}
    database.add(Dealing(team_id=team.id, step=name, revision=1, hands=dealt, at=START))
    database.add(Dealing(team_id=other_team.id, step=name, revision=1, hands={host.public_id: ids}, at=START))

    office.post(f"{path}/jeunes/{participant.public_id}/equipe", {"team": other_team.public_id})

    who = database.one(select(Participant).where(Participant.id == participant.id))
    assert who.team_id == other_team.id
    assert database.all(select(Membership.team_id).where(Membership.participant_id == who.id)) == [
        team.id,
        other_team.id,
    ]
    assert {member: sorted(held) for member, held in hands(database, team).items()} == {stays.public_id: sorted(ids)}
    assert set(hands(database, other_team)) == {host.public_id, participant.public_id}
    assert acts(database) == [("move", participant.id)]


def test_moving_back_keeps_one_membership_a_team(
    office: Phone, path: str, database: Database, team: Team, other_team: Team, participant: Participant
) -> None:
    for target in (other_team, team, team):
        office.post(f"{path}/jeunes/{participant.public_id}/equipe", {"team": target.public_id})

    assert database.count(Membership) == 2
    assert acts(database) == [("move", participant.id)] * 2


def test_a_full_team_takes_nobody(
    office: Phone, path: str, database: Database, other_team: Team, participant: Participant
) -> None:
    database.update(other_team, capacity=0)

    page = office.post(f"{path}/jeunes/{participant.public_id}/equipe", {"team": other_team.public_id}, status=409)

    assert page.heading == "Cette équipe est au complet"


def test_a_team_of_another_cohort_is_no_choice(
    office: Phone, path: str, database: Database, participant: Participant
) -> None:
    stranger = make_team(database, make_cohort(database))

    office.post(f"{path}/jeunes/{participant.public_id}/equipe", {"team": stranger.public_id}, status=422)


def test_fragments_are_dealt_again_to_those_who_are_there(
    office: Phone,
    path: str,
    database: Database,
    team: Team,
    participant: Participant,
    step: tuple[str, list[str]],
    clock: Clock,
) -> None:
    gone = make_participant(database, team)
    name, ids = step
    dealt = {participant.public_id: ids[:1], gone.public_id: ids[1:]}
    database.add(Dealing(team_id=team.id, step=name, revision=1, hands=dealt, at=START))
    clock.advance(hours=1)
    database.update(participant, last_seen_at=clock())

    page = office.follow(office.post(f"{path}/equipes/{team.public_id}/fragments"))

    assert "Les fragments sont partagés" in page.text
    assert {member: sorted(held) for member, held in hands(database, team).items()} == {
        participant.public_id: sorted(ids)
    }


def test_a_team_gets_a_name_a_lead_and_places(
    office: Phone, path: str, database: Database, team: Team, cohort: Cohort, player: Phone
) -> None:
    colleague = make_staff(database, cohort.organisation_id, name="Samir Benali")

    office.post(
        f"{path}/equipes/{team.public_id}", {"name": " Les  Matinaux ", "lead": colleague.public_id, "capacity": "9"}
    )

    saved = database.one(select(Team))
    assert (saved.name, saved.lead_counsellor_id, saved.capacity) == ("Les Matinaux", colleague.id, 9)
    assert colleague.id in database.all(select(CohortCrew.staff_id))
    assert "Les Matinaux" in player.get("/jeu/equipe").text


@pytest.mark.parametrize(("field", "value"), [("capacity", "99"), ("capacity", ""), ("lead", "nobody")])
def test_what_cannot_be_said_of_a_team_is_refused(office: Phone, path: str, team: Team, field: str, value: str) -> None:
    page = office.post(f"{path}/equipes/{team.public_id}", {"capacity": "12", field: value}, status=422)

    assert [link["href"] for link in page.find(role="alert").find_all("a")] == [f"#{field}-{team.public_id}"]


def test_one_more_team_opens_once(office: Phone, path: str, database: Database, team: Team) -> None:
    form = office.get(f"{path}/equipes").form(f"{path}/equipes")

    office.post(f"{path}/equipes", form)
    office.post(f"{path}/equipes", form)

    assert database.all(select(Team.number).order_by(Team.number)) == [1, 2]


def test_an_absence_is_excused_and_taken_back(
    office: Phone, path: str, database: Database, participant: Participant, counsellor: Staff
) -> None:
    youth = f"{path}/jeunes/{participant.public_id}"

    office.post(f"{youth}/absence", {"days": ["j01", "j02", "j99"], "reason": "transport"})
    office.post(f"{youth}/absence", {"days": "j01", "reason": "family"})

    rows = database.all(select(Excuse).order_by(Excuse.day))
    assert [(row.day, row.reason, row.staff_id) for row in rows] == [
        ("j01", "transport", counsellor.id),
        ("j02", "transport", counsellor.id),
    ]
    office.post(f"{youth}/absence/j01/retirer")
    assert database.all(select(Excuse.day)) == ["j02"]
    assert acts(database) == [("excuse", participant.id)] * 2 + [("take_back_excuse", participant.id)]
    office.post(f"{youth}/absence/j01/retirer", status=404)


@pytest.mark.parametrize("sent", [{"reason": "transport"}, {"days": "j01", "reason": "maladie"}, {}])
def test_an_excuse_says_which_day_and_why(
    office: Phone, path: str, participant: Participant, sent: dict[str, str]
) -> None:
    office.post(f"{path}/jeunes/{participant.public_id}/absence", sent, status=422)


def test_a_forgotten_card_is_made_again(
    office: Phone, path: str, database: Database, participant: Participant, phone: Phone
) -> None:
    sign_in(database, phone, participant)
    place = f"{path}/jeunes/{participant.public_id}"
    form = office.get(f"{place}/place").form(f"{place}/carte")

    sheets = [office.post(f"{place}/carte", form, status=200).response.get_data() for _ in range(2)]

    words = [words_of(sheet) for sheet in sheets]
    assert words[0] == words[1]
    assert "L’ancienne carte ne marche plus." in words[0]
    assert database.one(select(Participant.resume_hash)) != participant.resume_hash
    assert database.one(select(DeviceSession.ended_at)) is None
    assert acts(database) == [("reprint_card", participant.id)] * 2


def test_with_a_lost_phone_its_session_ends(
    office: Phone, path: str, database: Database, participant: Participant, phone: Phone
) -> None:
    sign_in(database, phone, participant)

    office.post(f"{path}/jeunes/{participant.public_id}/carte", {"close": "yes"}, status=200)

    assert database.one(select(DeviceSession.ended_at)) == START


def test_a_card_asks_for_a_code_after_ten_minutes(
    office: Phone,
    path: str,
    database: Database,
    participant: Participant,
    keys: Keys,
    code_now: Callable[[], str],
    clock: Clock,
) -> None:
    clock.advance(minutes=11)
    card = f"{path}/jeunes/{participant.public_id}/carte"

    assert "Montrez d’abord" in office.post(card, {}, status=422).find(id="code-error").text()
    assert "Vérifiez le code" in office.post(card, {"code": "000000"}, status=422).find(id="code-error").text()
    assert database.count(StaffAct) == 0
    office.post(card, {"code": code_now()}, status=200)
    clock.advance(minutes=9)
    office.post(card, {}, status=200)


def test_wrong_codes_are_counted(
    office: Phone, path: str, participant: Participant, keys: Keys, code_now: Callable[[], str], clock: Clock
) -> None:
    clock.advance(minutes=11)
    card = f"{path}/jeunes/{participant.public_id}/carte"
    for number in range(10):
        office.post(card, {"code": f"{number:06d}"}, status=422)

    assert "Trop d’essais" in office.post(card, {"code": code_now()}, status=422).text


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("GET", "equipes"), ("POST", "equipes"), ("POST", "equipes/{team}"), ("POST", "equipes/{team}/fragments"),
        ("GET", "jeunes/{who}/place"), ("POST", "jeunes/{who}/equipe"), ("POST", "jeunes/{who}/absence"),
        ("POST", "jeunes/{who}/absence/j01/retirer"), ("POST", "jeunes/{who}/carte"),
    ],
)  # fmt: skip
def test_what_is_somebody_else_s_is_not_found(
    office: Phone, path: str, database: Database, method: str, page: str
) -> None:
    other = make_cohort(database)
    theirs = make_team(database, other)
    who = make_participant(database, theirs)
    wanted = page.format(team=theirs.public_id, who=who.public_id)

    office.open(method, f"/pro/cohortes/{other.public_id}/{wanted}", status=404)
    if "{" in page:
        office.open(method, f"{path}/{wanted}", status=404)


def test_without_the_permission_it_is_refused(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, path: str
) -> None:
    open_office(make_staff(database, cohort.organisation_id, Role.PLATFORM)).get(f"{path}/equipes", status=403)
