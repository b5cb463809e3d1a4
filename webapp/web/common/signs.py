"""The eight signs that a player may choose among: the name in the code, and what people read."""

SIGNS: dict[str, str] = {
    "compass": "La boussole",
    "key": "La clé",
    "fig-tree": "Le figuier",
    "wave": "La vague",
    "lightning": "L’éclair",
    "lantern": "La lanterne",
    "sparrow": "Le moineau",
    "wheel": "La roue",
}


def sign_options() -> list[dict[str, str]]:
    """Return the signs as the options of a field."""
    return [{"value": name, "label": label, "sign": name} for name, label in SIGNS.items()]
