from typing import Any

import pytest

from webapp.content.achievements import load_achievements
from webapp.quest.achievements import Achievement
from webapp.quest.badge_rules import Known, rule_states

BADGES = {each.id: each for each in load_achievements().achievements}


def states(badge: str, **known: Any) -> list[str]:
    return [each.state for each in rule_states(BADGES[badge], Known(**known))]


@pytest.mark.parametrize("badge", BADGES.values(), ids=lambda each: each.id)
def test_no_badge_is_ready_without_a_person(badge: Achievement) -> None:
    names = dict.fromkeys(badge.competences, 9)
    everything = Known(
        services=40, missions_percent=100, is_every_required_done=True, team_missions=9,
        told=names, proofs=names, strength=names, witnesses=names, peers=names,
    )  # fmt: skip

    found = [each.state for each in rule_states(badge, everything)]

    assert "missing" not in found
    assert len(found) == len(badge.evidence) + (badge.level > 0)


@pytest.mark.parametrize("badge", BADGES.values(), ids=lambda each: each.id)
def test_what_is_missing_is_said_in_words(badge: Achievement) -> None:
    assert all(each.note.endswith(".") for each in rule_states(badge, Known()))


def test_cooperating_needs_two_mates_who_were_there() -> None:
    one: dict[str, Any] = {"team_missions": 2, "strength": {"cooperer": 3}, "peers": {"cooperer": 1}}

    assert states("cooperer-1", **one) == ["ready", "missing", "person", "ready"]
    assert states("cooperer-1", **(one | {"peers": {"cooperer": 2}})) == ["ready", "ready", "person", "ready"]


def test_a_witness_stands_in_for_a_counsellor_where_the_badge_says_so() -> None:
    name = "resoudre-un-probleme"

    assert states("resoudre-un-probleme-1", told={name: 1}) == ["missing", "missing", "person", "missing"]
    assert (
        states("resoudre-un-probleme-1", told={name: 2}, proofs={name: 1}, strength={name: 5}, witnesses={name: 1})
        == ["ready"] * 4
    )


def test_level_two_needs_a_witness_and_more_weight() -> None:
    name = {"cooperer": 1}

    assert states("cooperer-2", told=name, strength={"cooperer": 5}) == ["missing", "ready", "person", "missing"]


def test_what_is_optional_is_never_missing() -> None:
    assert states("numerique-2") == ["missing", "missing", "ready", "missing"]
