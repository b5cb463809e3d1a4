"""Phones with a socket, hung up at the end of the test."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.conftest import OpenPhone
from tests.live.phones import LivePhone
from tests.pages.phone import Phone
from webapp.policy.sessions import cookie_name, staff_cookie_name
from webapp.store.models import Participant, Staff

Connect = Callable[..., LivePhone]
ConnectStaff = Callable[[Staff], LivePhone]


@pytest.fixture
def connect(app: Flask, open_phone: OpenPhone) -> Iterator[Connect]:
    """Call it with a participant to get a socket on which they may watch, without one for a visitor's."""
    phones: list[LivePhone] = []

    def connect(participant: Participant | None = None) -> LivePhone:
        name = cookie_name(is_https=False)
        cookie = f"{name}={open_phone(participant).cookie(name)}" if participant else ""
        phones.append(LivePhone(app, cookie))
        return phones[-1]

    yield connect
    for phone in phones:
        phone.hang_up()


@pytest.fixture
def connect_staff(app: Flask, open_office: Callable[[Staff], Phone]) -> Iterator[ConnectStaff]:
    """Call it with a member of staff to get a socket of their browser."""
    browsers: list[LivePhone] = []

    def connect(staff: Staff) -> LivePhone:
        name = staff_cookie_name(is_https=False)
        browsers.append(LivePhone(app, f"{name}={open_office(staff).cookie(name)}"))
        return browsers[-1]

    yield connect
    for browser in browsers:
        browser.hang_up()
