import pytest
from sqlalchemy import select

from tests.database import Database
from tests.pages.phone import Phone
from webapp.store.models import Cohort, Message, Participant


@pytest.fixture(params=["one", "many"])
def places(request: pytest.FixtureRequest, participant: Participant, cohort: Cohort) -> tuple[str, str]:
    """The page on which one writes, and the address of its form."""
    page = f"/pro/jeunes/{participant.public_id}"
    many = f"/pro/cohortes/{cohort.public_id}/ecrire"
    return {"one": (page, f"{page}/message"), "many": (many, many)}[request.param]


def test_a_text_with_a_place_left_to_write_is_not_sent_and_is_kept(
    office: Phone, places: tuple[str, str], database: Database
) -> None:
    path, action = places
    form = office.get(f"{path}?modele=n01").form(action)

    page = office.post(action, {**form, "words": "Ta quête commence … à 9 h."}, status=422)

    assert page.find(id="words-error").text() == (
        "Remplacez chaque «\u00a0…\u00a0» par vos mots, ou retirez-le, puis envoyez."
    )
    again = page.form(action)
    assert (again["words"].strip(), again["modele"]) == ("Ta quête commence … à 9 h.", "n01")
    assert database.count(Message) == 0
    office.post(action, {**again, "words": "Ta quête commence lundi à 9 h. Et voilà…"})
    assert database.all(select(Message.words)) == ["Ta quête commence lundi à 9 h. Et voilà…"]


def test_other_words_in_a_page_one_came_back_to_are_another_message(
    office: Phone, places: tuple[str, str], database: Database
) -> None:
    path, action = places
    form = office.get(path).form(action)

    for words in ("À demain.", "À demain.", "Non, à lundi."):
        office.post(action, {**form, "words": words})

    assert database.all(select(Message.words).order_by(Message.id)) == ["À demain.", "Non, à lundi."]
