"""Every method of every route, for every kind of person, with one's own objects and with somebody else's."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from werkzeug.wrappers import Response

from tests.database import Database
from tests.web.access import table
from tests.web.access.world import PLAIN, UNMADE, World, make_world
from webapp.web.common.access import permission_of

METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}
# Who reaches every organisation: swapping the organisation itself is no theft.
EVERYWHERE = {(table.PLATFORM, "slug")}
# What an address needs besides, to find anything at all.
FORMS = {"/pro/jeunes/<youth>/aider": {"quoi": "mission", "mission": "j01-m2"}}


@dataclass(frozen=True, slots=True)
class Line:
    """A method of a route, and the permission that it asks for."""

    permission: str
    method: str
    rule: str

    @property
    def spelt(self) -> str:
        return f"{self.permission:<20} {self.method:<9} {self.rule}"


@dataclass(frozen=True, slots=True)
class Case:
    """A line of the table with what its address may hold."""

    line: Line
    names: tuple[str, ...]

    @property
    def objects(self) -> list[str]:
        return [name for name in self.names if name not in PLAIN and not (name == "slug" and "/sac/" in self.line.rule)]


def lines_of_table() -> set[Line]:
    rows = [row.split() for row in table.ROUTES.splitlines() if row and not row.startswith("#")]
    found = set()
    for permission, *rest in rows:
        at = next(index for index, word in enumerate(rest) if word.startswith("/"))
        found |= {Line(permission, method, " ".join(rest[at:])) for method in rest[:at]}
    return found


def cases(app: Flask) -> Iterator[Case]:
    for rule in app.url_map.iter_rules():
        permission = permission_of(app.view_functions[rule.endpoint])
        for method in sorted((rule.methods or set()) & METHODS):
            yield Case(Line(str(permission), method, rule.rule), tuple(sorted(rule.arguments)))


@pytest.fixture
def world(app: Flask, database: Database) -> World:
    return make_world(app, database)


def address(app: Flask, case: Case, ids: dict[str, str]) -> str:
    rule = next(each for each in app.url_map.iter_rules() if each.rule == case.line.rule)
    values = {name: _value(case, name, ids) for name in case.names}
    built = rule.build(values, append_unknown=False)
    assert built is not None, f"no address can be made of {case.line.rule} with {values}"
    return built[1]


def ask(app: Flask, world: World, role: str, case: Case, ids: dict[str, str]) -> str:
    """Say what somebody meets: the door, a refusal, nothing at all, or a way in."""
    client = world.open(role)._client
    headers = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
    form = FORMS.get(case.line.rule) if case.line.method == "POST" else None
    with client.open(address(app, case, ids), method=case.line.method, headers=headers, data=form) as response:
        return outcome(response)


def outcome(response: Response) -> str:
    doors = ("/pro/connexion", "/reprendre")
    if response.status_code == 401 or (response.status_code == 302 and (response.location or "").startswith(doors)):
        return "door"
    return {403: "refused", 404: "nothing", 500: "broken"}.get(response.status_code, "in")


def expected(role: str, case: Case) -> set[str]:
    permission, admitted = case.line.permission, table.ADMITTED[case.line.permission]
    if permission == "visit":
        return {"in", "nothing", "refused"}
    if role not in admitted:
        is_staff_without = role in table.STAFF and permission not in ("play", "call_api")
        return {"refused"} if is_staff_without else {"door"}
    if permission == "play":
        is_theirs = role == table.YOUTH or "public_id" not in case.objects
        return {"in", "nothing"} if is_theirs else {"nothing"}
    if role == table.OUTSIDER and case.objects:
        return {"nothing"}
    return {"in", "nothing"} if set(case.objects) & set(UNMADE) else {"in"}


def test_the_table_has_each_route_once_with_its_permission(app: Flask) -> None:
    routes, known = {case.line for case in cases(app)}, lines_of_table()
    missing = [f"add to ROUTES:      {each.spelt}" for each in sorted(routes - known, key=str)]
    gone = [f"remove from ROUTES: {each.spelt}" for each in sorted(known - routes, key=str)]

    # Whatever stands here is to be put into, or taken out of, tests/web/access/table.py.
    assert "\n".join(missing + gone) == ""


def test_every_permission_says_whom_it_lets_in(app: Flask) -> None:
    assert {case.line.permission for case in cases(app)} - set(table.ADMITTED) == set()


def test_each_person_meets_what_the_table_says(app: Flask, world: World) -> None:
    wrong = [
        f"{role}: {case.line.method} {case.line.rule} ({case.line.permission}) met {met!r}, not {sorted(wanted)}"
        for case in cases(app)
        for role in table.ROLES
        if (met := ask(app, world, role, case, dict(world.own.ids))) not in (wanted := expected(role, case))
    ]

    assert wrong == []


def test_an_object_of_somebody_else_is_never_found(app: Flask, world: World) -> None:
    wrong = [
        f"{role}: {case.line.method} {case.line.rule} with a foreign <{name}> met {met!r}"
        for case in cases(app)
        if case.line.permission not in ("visit", "call_api")
        for role in sorted(table.ADMITTED[case.line.permission] - {table.OUTSIDER, table.STRANGER})
        for name in case.objects
        if name not in UNMADE and (role, name) not in EVERYWHERE
        if (met := ask(app, world, role, case, {**world.own.ids, name: world.foreign.ids[name]})) != "nothing"
    ]

    assert wrong == []


def test_a_method_that_no_route_takes_is_refused(app: Flask, world: World) -> None:
    sample = {case.line.rule: case for case in cases(app)}
    paths = {address(app, case, dict(world.own.ids)) for case in sample.values()}
    adapter, client = app.url_map.bind("elan.test"), world.open(table.VISITOR)._client
    headers = {"Sec-Fetch-Site": "same-origin"}
    taken = [
        f"{method} {path}"
        for path in sorted(paths)
        for method in sorted(METHODS)
        if not adapter.test(path, method)
        and client.open(path, method=method, headers=headers).status_code not in (404, 405)
    ]

    assert taken == []


def _value(case: Case, name: str, ids: dict[str, str]) -> str:
    if name == "slug" and "/sac/" in case.line.rule:
        return case.line.rule.partition("any(")[2].partition(",")[0]
    known = {**PLAIN, **dict.fromkeys(UNMADE, "nothing"), **ids}
    assert name in known, f"say in tests/web/access/world.py what <{name}> of {case.line.rule} is"
    return known[name]
