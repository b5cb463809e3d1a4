"""The state of an escape does not depend on the order in which things were done, nor on repetitions."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from webapp.steps.scene.spec import Action, Exit, Hotspot, Lock, Needs, Position, Room
from webapp.steps.scene.world import World, deeds_of, local_world, room_view, world_of

HERE = Position(x=50, y=50, az=0, el=0, d=2)


def spot(name: str, *actions: Action, lock: Lock | None = None, needs: Needs | None = None) -> Hotspot:
    return Hotspot(id=name, name=name, position=HERE, look="…", actions=actions, lock=lock, needs=needs or Needs())


def room(name: str, *hotspots: Hotspot, exits: tuple[Exit, ...] = ()) -> Room:
    return Room(
        id=name,
        title=name,
        place_in_memory="",
        backdrop="",
        text_alternative="",
        art="",
        hotspots=hotspots,
        exits=exits,
    )


DOOR = Lock(
    type="code",
    digits=2,
    answers=("42",),
    answer_display="42",
    sets=("door_open",),
    success="Clac.",
    failure="Non.",
    hints=("a", "b", "c"),
)
DRAWER = Lock(
    type="code",
    answers=("7",),
    answer_display="7",
    needs=Needs(flags=("lit",)),
    gives=("note",),
    success="Ouvert.",
    failure="Non.",
    hints=("a", "b", "c"),
)
HALL = room(
    "hall",
    spot("bench", Action(id="take_roll", label="Prendre", gives=("roll",), text="Un rouleau.")),
    spot(
        "machine",
        Action(
            id="feed",
            label="Mettre",
            needs=Needs(items=("roll",)),
            consumes=("roll",),
            gives=("ticket",),
            text="Tchac.",
        ),
    ),
    spot(
        "lady",
        Action(id="talk", label="Parler", needs=Needs(items=("ticket",)), text="Mon chiffre : 4."),
        Action(
            id="talk_early", label="Parler", needs=Needs(without=("ticket",)), text="Plus tard.", is_repeatable=True
        ),
    ),
    spot("door", lock=DOOR),
    exits=(Exit(to="office", label="Sortir", needs=Needs(flags=("door_open",))),),
)
OFFICE = room(
    "office",
    spot(
        "lamp",
        Action(id="light", label="Allumer", needs=Needs(items=("ticket",)), sets=("lit",), text="Lumière."),
    ),
    spot("drawer", lock=DRAWER, needs=Needs(flags=("lit",))),
    exits=(Exit(to="hall", label="Revenir"),),
)
MARKS = ("take_roll", "feed", "talk", "talk_early", "lock:door", "light", "lock:drawer")
marks = st.lists(st.sampled_from((*MARKS, "unknown", "hint:door:1")), max_size=14)


def escape(*done: str) -> World:
    return world_of([HALL, OFFICE], done)


@given(marks, st.randoms())
def test_order_and_repetition_change_nothing(done: list[str], chance: Random) -> None:
    mixed = [*done, *done]
    chance.shuffle(mixed)

    assert escape(*mixed) == escape(*done)


@given(marks, marks)
def test_more_deeds_never_take_anything_back(some: list[str], more: list[str]) -> None:
    before, after = escape(*some), escape(*some, *more)

    assert before.marks <= after.marks
    assert before.had <= after.had
    assert before.flags <= after.flags


@given(marks)
def test_nothing_is_held_that_was_not_given(done: list[str]) -> None:
    world = escape(*done)

    assert world.spent <= world.had
    assert world.marks <= set(done) & {deed.mark for place in (HALL, OFFICE) for deed in deeds_of(place)}


def test_a_deed_counts_only_once_its_needs_were_met() -> None:
    assert escape("feed", "lock:drawer") == World()
    assert escape("lock:drawer", "light", "feed", "take_roll").inventory == {"ticket", "note"}


def test_a_room_is_worked_out_across_the_others() -> None:
    assert escape("light").flags == frozenset()
    assert local_world(OFFICE, ["light", "lock:drawer"]).flags == {"lit"}
    assert local_world(HALL, ["feed"]).inventory == frozenset()


def test_room_view_at_the_start() -> None:
    view = room_view(HALL, escape())

    assert view["exits"] == []
    assert {name: spot["can"] for name, spot in view["hotspots"].items()} == {
        "bench": ["take_roll"],
        "machine": [],
        "lady": ["talk_early"],
        "door": [],
    }
    assert view["hotspots"]["door"]["lock"] == "ready"


def test_room_view_after_some_deeds() -> None:
    view = room_view(HALL, escape("take_roll", "feed", "talk", "lock:door"))

    assert (view["inventory"], view["flags"], view["exits"]) == (["ticket"], ["door_open"], ["office"])
    assert view["hotspots"]["lady"] == {
        "is_visible": True,
        "is_changed": False,
        "can": [],
        "done": ["talk"],
        "lock": "none",
        "said": "",
    }
    assert view["hotspots"]["door"]["said"] == "Clac."


def test_a_hidden_thing_appears_when_its_needs_hold() -> None:
    dark, lit = room_view(OFFICE, escape()), room_view(OFFICE, escape("take_roll", "feed", "light"))

    assert (dark["hotspots"]["drawer"]["is_visible"], dark["hotspots"]["drawer"]["lock"]) == (False, "hidden")
    assert (lit["hotspots"]["drawer"]["is_visible"], lit["hotspots"]["drawer"]["lock"]) == (True, "ready")


def test_every_way_through_the_rooms_leads_to_the_end() -> None:
    seen, waiting = set(), [frozenset[str]()]
    while waiting:
        done = waiting.pop()
        seen.add(done)
        world = escape(*done)
        views = [view for place in (HALL, OFFICE) for view in room_view(place, world)["hotspots"].values()]
        can = {action for view in views for action in view["can"]}
        locks = {f"lock:{name}" for name in ("door", "drawer") if f"lock:{name}" in escape(*done, f"lock:{name}").marks}
        following = [done | {act} for act in (can | locks) - done]
        assert following or "note" in world.inventory
        waiting += [state for state in following if state not in seen]

    assert len(seen) > 10
