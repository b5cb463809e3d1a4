"""Every place by its name."""

from collections.abc import Iterator

from webapp.art.backdrops.council import council
from webapp.art.backdrops.depot import corridor, depot
from webapp.art.backdrops.night import night
from webapp.art.backdrops.outdoors import square, terrace_farm
from webapp.art.picture import Picture

PLACES = {
    "depot": depot,
    "corridor": corridor,
    "square": square,
    "terrace-farm": terrace_farm,
    "night": night,
    "council": council,
}


def pictures() -> Iterator[tuple[str, Picture]]:
    for name, place in PLACES.items():
        yield f"backdrop/{name}", Picture(place)
