import pytest

from webapp.quest.cv.months import read_month, span, typed_month


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("09/2025", "2025-09"), ("9/2025", "2025-09"), ("9-2025", "2025-09"), ("2025-9", "2025-09"),
        ("12/09/2025", "2025-09"), ("2025", "2025"), (" 2025 ", "2025"), ("sept 2025", "2025-09"),
        ("septembre 2025", "2025-09"), ("Août 2025", "2025-08"), ("aout 2025", "2025-08"), ("fév. 2025", "2025-02"),
        ("mars 2025", "2025-03"), ("mai 2025", "2025-05"), ("juin 2025", "2025-06"), ("juil 2025", "2025-07"),
        ("jui 2025", None), ("ma 2025", None), ("13/2025", None), ("0/2025", None), ("1789", None), ("hier", None),
        ("09/25", None), ("", None), ("2025/2026", None),
    ],
)  # fmt: skip
def test_a_month_is_read_as_people_type_it(typed: str, kept: str | None) -> None:
    assert read_month(typed) == kept


def test_what_is_kept_is_typed_again_the_same() -> None:
    assert [read_month(typed_month(kept)) for kept in ("2025-09", "2025")] == ["2025-09", "2025"]


@pytest.mark.parametrize(
    ("start", "end", "is_current", "french", "english"),
    [
        ("2024-09", "2025-06", False, "sept. 2024 – juin 2025", "Sept. 2024 – June 2025"),
        ("2024", "2024", False, "2024", "2024"),
        ("2024-08", "", False, "août 2024", "Aug. 2024"),
        ("2024-08", "2025", True, "depuis août 2024", "since Aug. 2024"),
        ("", "", True, "en cours", "current"),
        ("", "", False, "", ""),
    ],
)
def test_a_span_is_written(start: str, end: str, *, is_current: bool, french: str, english: str) -> None:
    written = [span(start, end, is_current=is_current, language=language) for language in ("fr", "en")]

    assert written == [french, english]
