"""Turns a rendering into the two files that are served.

python -m docs.scenes.publish city.png static/scenes/city
"""

import sys
from pathlib import Path

from PIL import Image

HEAVIEST = 150_000


def publish(source: Path, target: Path) -> list[str]:
    picture = Image.open(source)
    picture.save(target.with_suffix(".webp"), quality=80, method=6)
    picture.save(target.with_suffix(".avif"), quality=62, speed=2)
    weights = {suffix: target.with_suffix(suffix).stat().st_size for suffix in (".webp", ".avif")}
    return [f"{target}{suffix}: {weight} bytes" for suffix, weight in weights.items() if weight > HEAVIEST]


if __name__ == "__main__":
    sys.exit("\n".join(publish(Path(sys.argv[1]), Path(sys.argv[2]))))
