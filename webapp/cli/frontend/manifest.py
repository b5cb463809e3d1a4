"""What static/vendor.toml asks for."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """One font file to cut down to the characters and weights that we use."""

    source: str
    target: str
    characters: str
    weights: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One weight of a font for printed documents, under a family name of ours."""

    source: str
    target: str
    family: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Icons:
    """The list of icons in use, and the file that gathers their outlines."""

    names: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One npm package: files copied as they are, small ones written, fonts and faces made, icons gathered."""

    name: str
    version: str
    copy: dict[str, str] = field(default_factory=dict)
    write: dict[str, str] = field(default_factory=dict)
    fonts: tuple[Font, ...] = ()
    faces: tuple[Face, ...] = ()
    icons: Icons | None = None

    @property
    def licence(self) -> str:
        return f"licences/{self.name.lstrip('@').replace('/', '-')}.txt"


def read_manifest(static: Path) -> tuple[Package, ...]:
    content = tomllib.loads((static / "vendor.toml").read_text(encoding="utf-8"))
    return tuple(_package(name, asked, content["characters"]) for name, asked in content["packages"].items())


def icon_names(static: Path, icons: Icons) -> list[str]:
    lines = (static / icons.names).read_text(encoding="utf-8").splitlines()
    return sorted({line.strip() for line in lines if line.strip() and not line.startswith("#")})


def _package(name: str, asked: dict[str, Any], characters: dict[str, str]) -> Package:
    return Package(
        name=name,
        version=asked["version"],
        copy=asked.get("copy", {}),
        write=asked.get("write", {}),
        fonts=tuple(_font(font, characters) for font in asked.get("fonts", [])),
        faces=tuple(Face(**face) for face in asked.get("faces", [])),
        icons=Icons(**asked["icons"]) if "icons" in asked else None,
    )


def _font(asked: dict[str, Any], characters: dict[str, str]) -> Font:
    weights = asked.get("weights")
    return Font(
        source=asked["source"],
        target=asked["target"],
        characters=characters[asked["characters"]],
        weights=(weights[0], weights[1]) if weights else None,
    )
