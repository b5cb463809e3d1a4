"""Every place by its name."""

from collections.abc import Iterator

from webapp.art.backdrops.council import council
from webapp.art.backdrops.depot import corridor, depot
from webapp.art.backdrops.night import night
from webapp.art.backdrops.outdoors import square, terrace_farm
from webapp.art.backdrops.root_room import root_room, root_room_dawn, root_room_lit
from webapp.art.backdrops.sorting_room import sorting_room
from webapp.art.backdrops.waiting_room import waiting_room
from webapp.art.picture import Picture

PLACES = {
    "depot": depot,
    "corridor": corridor,
    "square": square,
    "terrace-farm": terrace_farm,
    "night": night,
    "council": council,
    "waiting-room": waiting_room,
    "sorting-room": sorting_room,
    "root-room": root_room,
    "root-room-lit": root_room_lit,
    "root-room-dawn": root_room_dawn,
}


def pictures() -> Iterator[tuple[str, Picture]]:
    for name, place in PLACES.items():
        yield f"backdrop/{name}", Picture(place)
