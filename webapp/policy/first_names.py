"""A list of first names, as spreadsheets and people write them. Nothing but the first name and the team is kept."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 40
MOST: Final = 120
_FIRST_NAME: Final = {"prenom", "prénom", "prénoms", "prenoms"}
_TEAM: Final = {"equipe", "équipe"}


class UnreadableList(Exception):
    """The file is not a list that a text can hold; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who is expected, and the number of their team if it was said."""

    first_name: str
    team: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """What is wrong with a line, by its number."""

    line: int
    text: str
    reason: str


def decoded(content: bytes) -> str:
    """Read a file of UTF-8 or, as spreadsheets under Windows write it, of Windows-1252 or marked UTF-16."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content or content.startswith(b"PK"):
        raise UnreadableList(
            "Ce fichier n’est pas une liste en texte. Enregistrez-le au format CSV, puis choisissez-le."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def plain_list(text: str) -> str:
    """Keep of a table with titles its first names and teams only, one a line; a list without titles stays as it is."""
    rows = _rows(text)
    titles = [cell.casefold() for cell in rows[0]] if rows else []
    name_at, team_at = _column(titles, _FIRST_NAME), _column(titles, _TEAM)
    if name_at is None:
        return text.strip("\r\n")
    return "\n".join(_line(row, name_at, team_at) for row in rows[1:]).strip("\n")


def read_names(text: str, *, teams: int) -> tuple[tuple[Named, ...], tuple[LineFault, ...]]:
    """Read a list, one first name a line with maybe the number of a team after it; say what is wrong, line by line."""
    named: list[Named] = []
    faults: list[LineFault] = []
    for number, row in enumerate(_rows(plain_list(text)), start=1):
        if not any(row):
            continue
        if reason := _fault(row, teams):
            faults.append(LineFault(line=number, text=" ".join(row)[:LONGEST], reason=reason))
        else:
            named.append(Named(first_name=row[0], team=int(row[1]) if len(row) > 1 and row[1] else None))
    if len(named) > MOST:
        faults.append(LineFault(line=MOST + 1, text="", reason=f"{MOST} prénoms au plus en une fois."))
    return tuple(named), tuple(faults)


def _rows(text: str) -> list[list[str]]:
    """Cut a text at its lines, and each line at the sign that this list uses."""
    lines = text.splitlines()
    separator = max(";,\t", key=lambda sign: sum(sign in line for line in lines))
    return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]


def _column(titles: Sequence[str], names: set[str]) -> int | None:
    return next((at for at, title in enumerate(titles) if title in names), None)


def _line(row: Sequence[str], name_at: int, team_at: int | None) -> str:
    name = row[name_at] if name_at < len(row) else ""
    team = row[team_at] if team_at is not None and team_at < len(row) else ""
    return f"{name};{team}" if team else name


def _fault(row: Sequence[str], teams: int) -> str | None:
    name, team = row[0], row[1] if len(row) > 1 else ""
    if len(row) > 2 and any(row[2:]):
        return "trop de colonnes. Gardez le prénom, et le numéro de l’équipe si vous voulez."
    if not name:
        return "il manque le prénom."
    if any(sign.isdigit() or sign in "@/" for sign in name):
        return "gardez le prénom seulement\N{NO-BREAK SPACE}: ni adresse, ni numéro, ni date."
    if len(name) > LONGEST:
        return f"un prénom a {LONGEST} signes au plus."
    if team and not (team.isdecimal() and 1 <= int(team) <= teams):
        return f"il n’y a pas d’équipe «\N{NO-BREAK SPACE}{team[:10]}\N{NO-BREAK SPACE}»."
    return None
