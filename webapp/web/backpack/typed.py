"""Reading a form of the CV: what was typed is cleaned, never cut; what cannot be kept is a fault with its sentence."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from flask import request

from webapp.quest.cv.months import read_month

LINE, TEXT = 300, 1500
# Signs that no file may hold: controls, halves of pairs, and those that Unicode says are none.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(slots=True)
class Typed:
    """The fields of one form, with the faults that were found in them so far."""

    faults: dict[str, str] = field(default_factory=dict)

    def line(self, name: str, *, required: str = "", most: int = LINE) -> str:
        """Read one line; ``required`` is what to say if it is empty."""
        text = " ".join(cleaned(request.form.get(name, "")).split())
        if required and not text:
            self.faults[name] = required
        return self._measured(name, text, most)

    def text(self, name: str, *, most: int = TEXT) -> str:
        """Read several lines as one text."""
        return self._measured(name, "\n".join(self._lines(name)), most)

    def lines(self, name: str, *, most: int) -> tuple[str, ...]:
        """Read several lines, one thing each."""
        found = tuple(self._lines(name))
        if len(found) > most:
            self.faults[name] = f"{most} lignes au plus\u00a0: au-delà, on ne lit plus. Il y en a {len(found)}."
        for each in found:
            self._measured(name, each, LINE)
        return found

    def month(self, name: str) -> str:
        """Read a month or a year."""
        typed = self.line(name)
        month = read_month(typed) if typed else ""
        if month is None:
            self.faults[name] = "Écris le mois et l’année, comme 09/2025, ou l’année seule."
            return ""
        return month

    def email(self, name: str) -> str:
        """Read an address."""
        typed = self.line(name)
        if typed and not _EMAIL.fullmatch(typed):
            self.faults[name] = "Il manque quelque chose\u00a0: une adresse s’écrit nom@exemple.fr."
        return typed

    def phone(self, name: str) -> str:
        """Read a telephone number, as it was typed."""
        typed = self.line(name)
        if typed and sum(each.isdigit() for each in typed) < 6:
            self.faults[name] = "Vérifie le numéro\u00a0: il manque des chiffres."
        return typed

    def one(self, name: str, allowed: Collection[str], default: str) -> str:
        """Read one answer among several."""
        chosen = request.form.get(name, "")
        return chosen if chosen in allowed else default

    def many(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """Read several answers, in the order in which they were offered."""
        chosen = set(request.form.getlist(name))
        return tuple(each for each in allowed if each in chosen)

    def _lines(self, name: str) -> list[str]:
        texts = (" ".join(line.split()) for line in cleaned(request.form.get(name, "")).splitlines())
        return [text.lstrip("-–•* ") for text in texts if text.strip("-–•* ")]

    def _measured(self, name: str, text: str, most: int) -> str:
        if len(text) > most:
            self.faults[name] = f"C’est trop long\u00a0: {most} signes au plus, il y en a {len(text)}."
        return text


def cleaned(text: str) -> str:
    """Take out what no file may hold."""
    return _UNFIT.sub("", text)
