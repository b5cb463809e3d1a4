"""The team's window."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from webapp.art import stained_glass, window

LIGHT = 12_000


@pytest.mark.parametrize("state", ["dark", "lit", "full"])
def test_window_is_well_formed_and_light(state: str) -> None:
    svg = stained_glass([state] * 25)

    assert ET.fromstring(svg).tag.endswith("svg")
    assert len(svg.encode()) <= LIGHT
    assert "style=" not in svg


def test_a_state_is_told_by_a_pattern_and_not_by_colour_alone() -> None:
    assert stained_glass(["dark"] * 25).count("url(#vitrail-dark)") == 25
    assert stained_glass(["lit"] * 25).count("url(#vitrail-lit)") == 25
    assert stained_glass(["full"] * 25).count("url(#vitrail") == 0


def test_each_pane_lights_alone() -> None:
    dark = stained_glass(["dark"] * 25)
    lights = {stained_glass(["lit" if at == pane else "dark" for at in range(25)]) for pane in range(25)}

    assert len(lights) == 25
    assert dark not in lights


def test_each_lead_is_set_alone() -> None:
    windows = {stained_glass(["dark"] * 25, [at == lead for at in range(12)]) for lead in range(12)}

    assert len(windows) == 12


def test_no_two_panes_have_the_same_shape() -> None:
    shapes = [_from_its_corner(pane) for pane in window.panes()]

    assert len(shapes) == 25
    assert all(one != other for one, other in combinations(shapes, 2))


def test_panes_stay_inside_the_frame() -> None:
    across = [x for pane in window.panes() for x, _ in pane]
    down = [y for pane in window.panes() for _, y in pane]

    assert window.LEFT <= min(across) <= max(across) <= window.RIGHT
    assert window.ARCH_FOOT - window.ARCH_HEIGHT <= min(down) <= max(down) <= window.FLOOR


@pytest.mark.parametrize(("panes", "leads"), [(["dark"] * 24, [True] * 12), (["dark"] * 25, [True] * 11), ([], [])])
def test_a_window_with_a_missing_piece_is_refused(panes: list[str], leads: list[bool]) -> None:
    with pytest.raises(ValueError, match="25 panes and 12 leads"):
        stained_glass(panes, leads)


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("'broken'")):
        stained_glass(["broken"] * 25)


def _from_its_corner(pane: tuple[tuple[float, float], ...]) -> frozenset[tuple[float, float]]:
    left, top = min(x for x, _ in pane), min(y for _, y in pane)
    return frozenset((x - left, y - top) for x, y in pane)
