"""A mission brings a lighter look of its own: nothing that one of its pages or scripts uses may be missing from it."""

import re
from pathlib import Path

from flask import Flask

from tests.pages.phone import Phone
from tests.web.play.conftest import Know
from tests.web.play.test_missions import finish_all_but_the_last_day
from webapp.content import load_quest

CLASS = re.compile(r"\.(-?[a-zA-Z][\w-]*)")
SCRIPTS = [*Path("static/js/play").glob("*.js"), *Path("webapp/steps").glob("*/*.js")]


def test_the_look_of_a_mission_has_all_that_missions_use(app: Flask, player: Phone, know: Know, last_day: None) -> None:
    finish_all_but_the_last_day(know)
    pages = [player.get(f"/jeu/mission/{mission}") for mission in open_missions()]
    used = {name for page in pages for node in page.find_all() for name in (node.get("class") or "").split()}
    used |= {word for line in lines_with_classes() for word in re.findall(r"[\w-]+", line)}

    assert used & classes_of(app, "main") - classes_of(app, "mission") == set()


def test_the_look_of_a_mission_is_lighter(app: Flask) -> None:
    assert classes_of(app, "mission") < classes_of(app, "main")


def lines_with_classes() -> list[str]:
    lines = (line for script in SCRIPTS for line in script.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if "class" in line]


def open_missions() -> list[str]:
    """The last day is played in order: only its first mission is open."""
    *days, last = load_quest().days
    return [mission.id for day in days for mission in day.missions] + [last.missions[0].id]


def classes_of(app: Flask, look: str) -> set[str]:
    return set(CLASS.findall(app.extensions["elan.assets"].files[f"css/{look}.css"].body.decode("utf-8")))
