"""Icons are one picture; pages name its shapes."""

import xml.etree.ElementTree as ET

import pytest
from flask import Flask

from tests.pages.phone import Phone
from webapp.web.common import icons


def test_every_icon_has_a_shape_in_the_picture(phone: Phone, app: Flask) -> None:
    answer = phone.get(app.extensions["elan.assets"].url(icons.SPRITE))
    shapes = ET.fromstring(answer.response.data)

    assert [shape.get("id") for shape in shapes] == sorted(icons.outlines())
    assert {shape.get("viewBox") for shape in shapes} == {"0 0 256 256"}


def test_an_icon_is_decorative_unless_it_is_named() -> None:
    name = next(iter(icons.outlines()))

    assert icons.markup(name, None, address="/a.svg") == (
        f'<svg class="icon" aria-hidden="true"><use href="/a.svg#{name}"/></svg>'
    )
    assert icons.markup(name, "L’été", address="/a.svg") == (
        f'<svg class="icon" role="img" aria-label="L’été"><use href="/a.svg#{name}"/></svg>'
    )


def test_an_unknown_icon_is_loud() -> None:
    with pytest.raises(KeyError, match="no icon 'nothing'"):
        icons.markup("nothing", None, address="/a.svg")
