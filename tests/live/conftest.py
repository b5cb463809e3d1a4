"""Phones with a socket, hung up at the end of the test."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.conftest import OpenPhone
from tests.live.phones import LivePhone
from webapp.policy.sessions import cookie_name
from webapp.store.models import Participant

Connect = Callable[..., LivePhone]


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
