"""The colours of the scale model, shared with the interface, and how they fade into the haze of the distance."""

INK = "#123338"
PAPER = "#FFF3DF"
WALL = "#F3E6D3"
CEILING = "#FBF2E4"
PETROL = "#1E6E6A"
WOOD = "#B9733F"
LIGHT_WOOD = "#E4B27C"
CORAL = "#FF7A4D"
JADE = "#2A8C82"
LIGHT_JADE = "#34A497"
MINT = "#7FE0C3"
GLASS = "#BFF2E2"
SUN = "#FFD27A"
LAMP = "#FFF1C4"
SKY = "#8FCBBB"
ROSE = "#E9937A"
SOIL = "#4A342A"
# The machine is the only cold thing of this world.
VIOLET = "#8B5CFF"
PALE_VIOLET = "#CDBBFF"
NIGHT = "#150B33"

LEAVES = ("#2F8F6B", "#54B07F", "#1F7A5C")
GARDEN = (*LEAVES, "#8CC47B")
FACADES = ("#F6B28F", "#F2CFA8", SKY, "#6FB5B2", "#F7DDBB", ROSE, "#BFE0CF")


def linear(colour: str) -> list[float]:
    """The colour as light: linear red, green, blue and an opaque alpha."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts] + [1]


def in_haze(colour: str, haze: str, amount: float) -> str:
    """The colour seen through the air: 0 is near, 1 has become the haze."""
    mixed = [near * (1 - amount) + far * amount for near, far in zip(linear(colour)[:3], linear(haze)[:3], strict=True)]
    encoded = [part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in mixed]
    return "#" + "".join(f"{int(255 * max(0, min(1, part))):02X}" for part in encoded)
