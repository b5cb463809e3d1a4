import threading

import pytest

from webapp.live import presence
from webapp.live.presence import LINGERS_S, Presence, Watchman


def test_a_phone_that_comes_is_new_once() -> None:
    here = Presence()

    assert [here.arrive("p1", "ana"), here.arrive("p1", "ana"), here.arrive("p2", "ana")] == [True, False, False]
    assert here.here() == {"ana"}


def test_who_changes_page_was_never_away() -> None:
    here = Presence()
    here.arrive("p1", "ana")
    here.leave("p1", 0.0)

    assert here.gone(LINGERS_S - 1) == []
    assert here.here() == {"ana"}
    assert not here.arrive("p2", "ana")
    assert here.gone(LINGERS_S + 1) == []


def test_who_leaves_is_gone_once_their_moment_is_over() -> None:
    here = Presence()
    here.arrive("p1", "ana")
    here.arrive("p2", "ana")
    here.leave("p1", 0.0)
    assert here.next_at() is None

    here.leave("p2", 1.0)

    assert here.next_at() == 1.0 + LINGERS_S
    assert [here.gone(1.0 + LINGERS_S), here.gone(1.0 + LINGERS_S), here.here()] == [["ana"], [], frozenset()]


def test_a_phone_that_never_watched_leaves_nothing() -> None:
    here = Presence()
    here.leave("unknown", 0.0)

    assert here.next_at() is None


def test_comings_and_goings_are_told_even_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "LINGERS_S", 0.0)
    told: list[str] = []
    twice = threading.Event()

    def tell(person: str) -> None:
        told.append(person)
        if len(told) == 1:
            raise OSError
        twice.set()

    watchman = Watchman(tell)
    watchman.arrive("p1", "ana")
    watchman.leave("p1")

    assert twice.wait(30)
    assert told == ["ana", "ana"]
    assert watchman.here() == frozenset()
