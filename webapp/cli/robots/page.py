"""The forms of a page, read as a browser without scripts reads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Attributes = dict[str, str]
Pairs = list[tuple[str, str]]


@dataclass(slots=True)
class Form:
    """One form: where it goes, what it holds, the buttons that send it."""

    action: str
    method: str
    fields: list[Attributes] = field(default_factory=list)
    buttons: list[Attributes] = field(default_factory=list)

    def untouched(self) -> Pairs:
        """Return what would be sent if nobody touched anything."""
        return [(each["name"], each.get("value", "")) for each in self.fields if _is_sent(each)]

    def value(self, name: str) -> str | None:
        """Return what a field holds."""
        return next((value for key, value in self.untouched() if key == name), None)

    def named(self, name: str) -> list[Attributes]:
        """Return the fields and buttons of a name."""
        return [each for each in [*self.fields, *self.buttons] if each.get("name") == name]

    def filled(self, answers: Mapping[str, Any]) -> Pairs:
        """Return what is sent once these answers are typed over what was there (a list: several times the name)."""
        kept = [(name, value) for name, value in self.untouched() if name not in answers]
        for name, value in answers.items():
            kept += [(name, str(each)) for each in (value if isinstance(value, list) else [value])]
        return kept


@dataclass(slots=True)
class Page:
    """An answer of the server: where it was found, its text, its forms."""

    path: str
    status: int
    text: str
    forms: tuple[Form, ...] = ()
    island: str = ""

    def form_of(self, event_type: str) -> Form | None:
        """Return the form that makes this kind of event."""
        return next((form for form in self.forms if form.value("type") == event_type), None)


def read_page(path: str, status: int, text: str) -> Page:
    """Read the forms and the island of a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Page(path, status, text, tuple(reader.forms), "".join(reader.island))


def flattened(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Write a payload as the names and values of a form's fields; the twin of ``steps.form_data``."""
    return dict(_flat("payload", payload))


def _flat(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _flat(f"{path}.{name}", part)
    elif isinstance(value, list | tuple):
        yield f"{path}[]", list(value)
    else:
        yield path, value


def _is_sent(control: Attributes) -> bool:
    if "name" not in control or "disabled" in control:
        return False
    return control.get("type") not in ("checkbox", "radio", "file") or "checked" in control


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.island: list[str] = []
        self._form: Form | None = None
        self._select: Attributes | None = None
        self._is_in_island = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._is_in_island = own.get("id") == "play-state"
        elif tag == "form":
            self._form = Form(action=own.get("action", ""), method=own.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._take(self._form, tag, own)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "script":
            self._is_in_island = False

    def handle_data(self, data: str) -> None:
        if self._is_in_island:
            self.island.append(data)

    def _take(self, form: Form, tag: str, own: Attributes) -> None:
        if tag == "button" or (tag == "input" and own.get("type") == "submit"):
            if own.get("type", "submit") == "submit":
                form.buttons.append(own)
        elif tag in ("input", "textarea"):
            form.fields.append(own)
        elif tag == "select":
            self._select = own
            form.fields.append(own)
        elif tag == "option" and self._select is not None and ("value" not in self._select or "selected" in own):
            self._select["value"] = own.get("value", "")
