import json

from badges.baking import bake
from badges.png import ASSERTION, CREDENTIAL, texts_in_png
from badges.svg import texts_in_svg
from tests.badges.pictures import SVG, png
from tests.badges.samples import issued

ASSERTION_URL = "https://elan.exemple.fr/badges/7f3a/ob2.json"


def test_pictures_carry_the_badge_once_each() -> None:
    baked = bake(issued().document, png=png(), svg=SVG, assertion_url=ASSERTION_URL)
    credential, address = texts_in_png(baked.png)
    [in_svg] = texts_in_svg(baked.svg.encode())

    assert (credential.keyword, json.loads(credential.content)) == (CREDENTIAL, issued().document)
    assert (address.keyword, address.content) == (ASSERTION, ASSERTION_URL)
    assert json.loads(in_svg.content) == issued().document
    assert credential.content.isascii()
