from datetime import UTC, datetime, timedelta

import pytest

from badges.verification.report import Report
from badges.verification.sentences import Finding as Found
from badges.verification.window import check_window
from badges.verification.words import day, id_of, moment, text_at

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({}, "Le badge n’a pas de date de fin."),
        ({"validUntil": "2026-08-01T00:00:00Z"}, "Le badge n’est plus valable depuis le 1er août 2026."),
        ({"expires": "2026-12-31"}, "Le badge est valable jusqu’au 31 décembre 2026."),
        ({"validFrom": "2027-02-03T00:00:00+02:00"}, "Le badge n’est valable qu’à partir du 3 février 2027."),
        ({"exp": 0}, "Le badge n’est plus valable depuis le 1er janvier 1970."),
        ({"exp": 0, "validUntil": "2099-01-01T00:00:00Z"}, "Le badge n’est plus valable depuis le 1er janvier 1970."),
    ],
)
def test_the_window_is_said_with_its_day(document: dict[str, object], sentence: str) -> None:
    report = Report()
    check_window(document, report, now=NOW)

    assert [check.sentence for check in report.checks] == [sentence]


@pytest.mark.parametrize("value", ["", "demain", [], {}, "2026-13-01", 10**30, True])
def test_dates_that_are_none_are_refused(value: object) -> None:
    report = Report()
    check_window({"validUntil": value, "validFrom": "x"}, report, now=NOW)

    assert report.findings == [Found.DATES_UNREADABLE]


def test_a_clock_that_is_a_little_late_hurts_nobody() -> None:
    report = Report()
    check_window({"validFrom": (NOW + timedelta(minutes=4)).isoformat()}, report, now=NOW)

    assert report.findings == [Found.WITHOUT_END]


def test_words_of_strangers_have_any_shape() -> None:
    shapes: list[object] = [{"a": {"b": "x"}}, {"a": [{"b": ["x"]}]}, {"a": "b"}, [], None]

    assert [text_at(value, "a", "b") for value in shapes] == ["x", "x", "", "", ""]
    assert [id_of(value) for value in ("u", {"id": "u"}, 7, None, {"id": 7})] == ["u", "u", "", "", ""]
    assert moment("2026-08-01") == datetime(2026, 8, 1, tzinfo=UTC)
    assert day(NOW) == "1er août 2026"
