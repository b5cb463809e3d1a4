import io
import re
from dataclasses import replace
from itertools import product
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from badges.art.glyphs import GLYPHS
from badges.art.letters import HEIGHT, lettering
from badges.art.pen import INK, PAPER, mixed, path
from badges.art.picture import COLOURS, SIZE, Design, Family, png, svg
from badges.art.stones import CUTS, Shape
from badges.png import CREDENTIAL, bake_png, texts_in_png
from badges.svg import bake_svg, texts_in_svg

DESIGN = Design(Shape.HEXAGON, Family.CORAL, "joined-hands", "Hexagone corail, mention niveau 1", 1)


def rendered(design: Design, scale: int = 1) -> Image.Image:
    return Image.open(io.BytesIO(png(design, scale))).convert("RGBA")


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("shape", "family"), list(product(Shape, Family)))
def test_every_stone_is_a_picture_of_its_own(shape: Shape, family: Family) -> None:
    drawn = svg(replace(DESIGN, shape=shape, family=family))
    root = ET.fromstring(drawn)

    assert root.attrib["viewBox"] == f"0 0 {SIZE} {SIZE}"
    assert "style=" not in drawn
    assert re.findall(r"nan|inf|\de-", drawn) == []


@pytest.mark.parametrize("glyph", list(GLYPHS))
def test_a_glyph_is_seen_and_stays_on_the_table(glyph: str) -> None:
    with_it, without = (rendered(replace(DESIGN, glyph=name, level=0)).convert("RGB") for name in (glyph, "spark"))
    box = ImageChops.difference(with_it, without).getbbox() or (100, 100, 100, 100)

    assert (glyph == "spark") is (box == (100, 100, 100, 100))
    assert (min(box[:2]) >= 70, max(box[2:]) <= SIZE - 70) == (True, True)


@pytest.mark.parametrize("family", list(Family))
def test_ink_is_read_on_every_colour(family: Family) -> None:
    grounds = [mixed(COLOURS[family], lighter) for lighter in (0.52, 0.72)] + [PAPER]

    assert min(contrast(INK, ground) for ground in grounds) >= 4.5


def test_the_level_is_written_in_letters() -> None:
    ribbons = {level: rendered(replace(DESIGN, level=level)).crop((0, 200, SIZE, SIZE)) for level in (1, 2, 3, 4)}

    assert len({ribbon.tobytes() for ribbon in ribbons.values()}) == 4
    assert lettering("NIVEAU 1").count("<path") == len("NIVEAU1")
    assert lettering("LEVEL 1").count("<path") == len("LEVEL1")
    assert lettering("LEVEL 1") in svg(replace(DESIGN, level_word="LEVEL"))
    assert HEIGHT == 20


def test_a_picture_without_a_level_has_no_ribbon() -> None:
    assert svg(replace(DESIGN, level=0)).count("<path") < svg(DESIGN).count("<path") - 7


def test_the_picture_is_said_to_those_who_do_not_see_it() -> None:
    drawn = svg(replace(DESIGN, alt="Hexagone <corail> & « ami »"))
    title = next(iter(ET.fromstring(drawn)))

    assert (title.tag.rpartition("}")[2], title.text) == ("title", "Hexagone <corail> & « ami »")


@pytest.mark.parametrize("scale", [1, 2, 3, 4])
def test_it_is_rendered_once_to_four_times_as_large(scale: int) -> None:
    image = rendered(DESIGN, scale)
    corners = [image.getpixel(at) for at in ((0, 0), (image.width - 1, 0))]

    assert image.size == (SIZE * scale, SIZE * scale)
    assert corners == [(0, 0, 0, 0)] * 2


@pytest.mark.parametrize("scale", [0, 5])
def test_no_other_size_is_rendered(scale: int) -> None:
    with pytest.raises(ValueError, match="once to four times"):
        png(DESIGN, scale)


def test_pictures_can_be_told_apart_at_48_pixels() -> None:
    designs = [replace(DESIGN, glyph=glyph, shape=shape) for glyph, shape in product(GLYPHS, Shape)]
    small = [rendered(design).resize((48, 48)).convert("RGB") for design in designs[:: len(Shape) + 1]]

    for at, one in enumerate(small):
        for other in small[at + 1 :]:
            changed = ImageChops.difference(one, other).convert("L").point(lambda value: 255 * (value > 40))
            assert changed.histogram()[255] > 30


def test_both_pictures_carry_a_badge() -> None:
    assert [text.keyword for text in texts_in_png(bake_png(png(DESIGN), {CREDENTIAL: "{}"}))] == [CREDENTIAL]
    assert [text.content for text in texts_in_svg(bake_svg(svg(DESIGN), "{}").encode())] == ["{}"]


def test_stones_fill_the_picture_and_no_more() -> None:
    for cut in CUTS.values():
        assert 85 <= max(abs(along) for point in cut.outline for along in point) <= 112


@pytest.mark.parametrize(
    ("points", "data"),
    [([(0, 0), (1.5, -0.25)], "M0 0L1.5 -0.25Z"), ([(100, 10.004)], "M100 10Z"), ([(-0.001, 20)], "M0 20Z")],
)
def test_coordinates_are_written_short(points: list[tuple[float, float]], data: str) -> None:
    assert path(points) == data
