from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from webapp.web.common.icalendar import CalendarEvent, escaped, folded, write_calendar

STARTS_AT = datetime(2027, 3, 3, 10, 30, tzinfo=timezone(timedelta(hours=1)))


EVENT = CalendarEvent(
    uid="abc@elan",
    sequence=2,
    stamp=datetime(2027, 3, 1, 8, 30, tzinfo=UTC),
    starts_at=STARTS_AT,
    duration_min=30,
    summary="Rendez-vous avec Samira",
    description="Pour annuler\u00a0: 01 23",
    organizer="Samira",
    url="https://elan.test/jeu/rendez-vous",
    location="Mission locale, 12 rue des Tilleuls; porte B",
)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_an_appointment_is_written_in_utc_with_its_number() -> None:
    lines = unfolded(write_calendar([EVENT]))

    assert {"UID:abc@elan", "SEQUENCE:2", "STATUS:CONFIRMED"} <= set(lines)
    assert {"DTSTAMP:20270301T083000Z", "DTSTART:20270303T093000Z", "DTEND:20270303T100000Z"} <= set(lines)
    assert "LOCATION:Mission locale\\, 12 rue des Tilleuls\\; porte B" in lines
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_a_line_break_or_a_backslash_adds_no_line() -> None:
    assert escaped("un\r\ndeux\\n") == "un\\ndeux\\\\n"


@given(st.text())
def test_no_text_can_add_a_line(text: str) -> None:
    plain = write_calendar([EVENT])
    hostile = write_calendar([replace(EVENT, summary=text, organizer=text)])

    assert len(unfolded(hostile)) == len(unfolded(plain))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=400))
def test_lines_are_cut_at_75_octets_and_come_back_whole(text: str) -> None:
    pieces = list(folded(text))

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text


def test_a_cancelled_appointment_says_so_in_a_calendar_that_cancels() -> None:
    lines = unfolded(write_calendar([replace(EVENT, status="CANCELLED", sequence=3)], method="CANCEL"))

    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:abc@elan"} <= set(lines)
    assert 'ORGANIZER;CN="Samira":https://elan.test/jeu/rendez-vous' in lines


def test_a_calendar_that_is_followed_has_a_name_and_may_be_empty() -> None:
    lines = unfolded(write_calendar([], name="Élan, rendez-vous"))

    assert "X-WR-CALNAME:Élan\\, rendez-vous" in lines
    assert "BEGIN:VEVENT" not in lines


def test_without_a_place_there_is_no_location() -> None:
    assert not any(line.startswith("LOCATION") for line in unfolded(write_calendar([replace(EVENT, location="")])))
