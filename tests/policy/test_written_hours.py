import pytest

from webapp.policy.written_hours import Spans, read_spans, written_spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("9:00-12:30, 13:30-17:00", [["09:00", "12:30"], ["13:30", "17:00"]]),
        ("9h-12h30 et 13h30-17h", [["09:00", "12:30"], ["13:30", "17:00"]]),
        ("de 9 h à 17 h", [["09:00", "17:00"]]),
    ],
)
def test_hours_are_read_however_they_are_written(text: str, spans: Spans) -> None:
    assert read_spans(text) == spans
    assert read_spans(written_spans(spans)) == spans


@pytest.mark.parametrize("text", ["matin", "9h", "17:00-9:00", "9:00-12:00, 11:00-14:00", "9:00-26:00", "9:00-9:00"])
def test_what_is_no_span_is_refused(text: str) -> None:
    assert read_spans(text) is None
