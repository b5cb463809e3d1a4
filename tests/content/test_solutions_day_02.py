"""Day 2, solved from what players read."""

from tests.content.puzzles import (
    accepted,
    artefact,
    code,
    every_order,
    find,
    minutes,
    numbers,
    orders,
    right_options,
    times,
)
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.quiz.spec import QuizStep

CHANGE = 3  # minutes to change lines


def rows_of_index(quest: Quest[Step]) -> dict[str, list[int | None]]:
    rows = artefact(code(quest, "j02-m1-s2")).rows
    return {name: [int(cell) if cell.isdigit() else None for cell in cells] for name, *cells in rows}


def test_index_counts_requests_for_help(quest: Quest[Step]) -> None:
    rows = rows_of_index(quest)
    unknown = rows.pop("Anatole")
    (x1, y1), (x2, y2), *_ = points = sorted((row[3] or 0, row[4] or 0) for row in rows.values())
    slope = (y2 - y1) // (x2 - x1)

    assert all(y == y1 + slope * (x - x1) for x, y in points)
    assert (slope, y1 - slope * x1) == (12, 5)
    assert accepted(code(quest, "j02-m1-s2")) == {str(5 + 12 * (unknown[3] or 0))} == {"65"}
    assert numbers(code(quest, "j02-m1-s2").hints[2]) == [12, 5, 5, 5, 12, 5]


def test_index_depends_on_no_other_column(quest: Quest[Step]) -> None:
    rows = [row for row in rows_of_index(quest).values() if row[4] is not None]

    for column in range(3):
        by_column = sorted((row[column] or 0, row[4] or 0) for row in rows)
        indexes = [index for _, index in by_column]
        assert indexes != sorted(indexes)


def test_index_punishes_questions(quest: Quest[Step]) -> None:
    assert right_options(quest, "j02-m1-s3") == {"b"}


def arrivals(quest: Quest[Step], *, first_tram: int) -> list[int]:
    """Every hour at which one can be at the farm, taking the tram of that hour."""
    lines = {row[0]: (times(row[2]), int(row[3].split("\N{NO-BREAK SPACE}")[0].split()[0])) for row in timetable(quest)}
    hall, footbridge = first_tram + lines["Tram A"][1], first_tram + lines["Tram A (suite)"][1]
    by_cable = ride(hall, lines["Câble D"], lines["Navette B"])
    by_boat = ride(footbridge, lines["Bateau C"], lines["Navette E"])
    return sorted([*by_cable, *by_boat])


def ride(start: int, *legs: tuple[list[int], int]) -> list[int]:
    reached = [start]
    for departures, length in legs:
        reached = [leaving + length for here in reached for leaving in departures if leaving >= here + CHANGE]
    return reached


def timetable(quest: Quest[Step]) -> list[tuple[str, ...]]:
    rows = list(artefact(code(quest, "j02-m3-s2")).rows)
    trams = next(row[2] for row in rows if row[0] == "Tram A")
    return [(row[0], row[1], trams if row[2] == "les mêmes" else row[2], row[3]) for row in rows]


def test_farm_is_reached_before_nine(quest: Quest[Step]) -> None:
    trams = next(times(row[2]) for row in timetable(quest) if row[0] == "Tram A")
    in_time = {
        (tram, arrival)
        for tram in trams
        if tram >= minutes("8 h 10")
        for arrival in arrivals(quest, first_tram=tram)
        if arrival < minutes("9 h 00")
    }

    assert in_time == {(minutes("8 h 14"), minutes("8 h 57"))}
    assert accepted(code(quest, "j02-m3-s2")) == {"857", "0857"}


def test_next_tram_is_too_late(quest: Quest[Step]) -> None:
    assert min(arrivals(quest, first_tram=minutes("8 h 26"))) >= minutes("9 h 00")
    assert right_options(quest, "j02-m3-s3") == {"non"}


def test_traps_press_or_take(quest: Quest[Step]) -> None:
    step = find(quest, "j02-m4-s2", QuizStep)
    messages = dict(enumerate((step.context or "").splitlines(), 1))
    signs = ("Payez", "code de recharge", "carte bancaire")
    traps = {f"m{number}" for number, message in messages.items() if any(sign in message for sign in signs)}

    assert traps == right_options(quest, "j02-m4-s2") == {"m2", "m3", "m5"}
    assert numbers(step.hints[2]) == [2, 3, 5]


def test_chalk_message_is_read_on_the_keypad(quest: Quest[Step]) -> None:
    step = code(quest, "j02-m4-s4")
    keys = {key: letters.split() for key, letters in artefact(step).rows}
    presses = step.prompt.partition("lettres : ")[2] or step.prompt
    groups = [part for part in presses.split() if part.isdigit()]

    assert groups == ["777", "33", "555", "444", "7777"]
    assert "".join(keys[group[0]][len(group) - 1] for group in groups) == "RELIS"
    assert accepted(step) == {"relis"}


def test_introduction_begins_with_the_name(quest: Quest[Step]) -> None:
    # One says one's name, then what one has done and is like; what one looks for comes right after the name or last.
    flowing = {order for order in every_order("abcd") if order[0] == "a" and order.index("d") in (1, 3)}

    assert orders(quest, "j02-m2-s4") == flowing
