from datetime import timedelta

import pytest

from tests.clock import START
from webapp.policy.attendance import code_state


@pytest.mark.parametrize(
    ("minutes", "state"), [(-61, "early"), (-60, "open"), (0, "open"), (90, "open"), (210, "open"), (211, "over")]
)
def test_a_code_is_used_around_its_workshop(minutes: int, state: str) -> None:
    now = START + timedelta(minutes=minutes)

    assert code_state(START, 90, is_cancelled=False, now=now) == state
    assert code_state(START, 90, is_cancelled=True, now=now) == "cancelled"
