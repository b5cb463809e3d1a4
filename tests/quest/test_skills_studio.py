import pytest

from webapp.quest.skills_studio import proposed_level


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({"d1": 3, "d2": 2, "d3": 0}, 2),
        ({"d1": 3, "d2": 3, "d3": 0}, 3),
        ({"d1": 3, "d2": 3, "d3": 1}, 4),
        ({"d1": 1, "d2": 3, "d3": 1}, 1),
        ({"d1": 2, "d2": 2}, 2),
    ],
)
def test_a_level_is_as_high_as_its_weakest_answer(answers: dict[str, int], level: int) -> None:
    assert proposed_level(answers) == level
