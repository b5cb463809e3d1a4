"""The sheet for a company holds what badges prove, even where the CV says nothing of it."""

from tests.quest.cv.samples import BADGES, NAMES
from webapp.quest.cv.draft import Draft, Look, Skill
from webapp.quest.cv.sheet import sheet_of

SAID = Skill(competence="s-organiser", level=3, lines=("Tenue d’un planning",))


def test_what_a_badge_proves_comes_first_and_once() -> None:
    made = sheet_of(Draft(skills=(SAID,)), contact=None, badges=BADGES, names=NAMES)
    told = sheet_of(
        Draft(skills=(SAID, Skill(competence="cooperer", level=2))), contact=None, badges=BADGES, names=NAMES
    )

    assert [(row.title, row.level, row.evidence, row.mark, row.url) for row in made.rows] == [
        ("Coopérer", "en situation connue", (BADGES[0].description,), "confirmed", BADGES[0].url),
        ("S’organiser", "en autonomie", ("Tenue d’un planning",), "said", None),
    ]
    assert told.rows == made.rows


def test_a_badge_that_is_hidden_proves_nothing() -> None:
    draft = Draft(skills=(SAID,), look=Look(hidden_badges=("badge-1",)))

    assert [row.mark for row in sheet_of(draft, contact=None, badges=BADGES, names=NAMES).rows] == ["said"]
