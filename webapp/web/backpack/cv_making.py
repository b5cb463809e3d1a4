"""The files that a CV becomes. Each is made whole in memory; nothing is kept."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from webapp.queries.cv import OwnCv, competence_names
from webapp.quest.cv.draft import Contact
from webapp.quest.cv.json_resume import json_resume
from webapp.quest.cv.plain import plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: what it is called, what it is for, and how it is made."""

    name: str
    title: str
    use: str
    file_name: str
    media_type: str
    make: Callable[[OwnCv, Contact], bytes]


def _text(own: OwnCv, contact: Contact) -> bytes:
    return plain_text(own.paper(contact)).encode()


def _json(own: OwnCv, contact: Contact) -> bytes:
    resume = json_resume(own.draft, contact=contact, badges=own.badges, names=competence_names())
    return json.dumps(resume, ensure_ascii=False, indent=2).encode()


_FORMATS: Final = (
    Format(
        name="txt",
        title="Texte simple",
        use="À coller dans un formulaire ou un message.",
        file_name="cv.txt",
        media_type="text/plain; charset=utf-8",
        make=_text,
    ),
    Format(
        name="json",
        title="JSON Resume",
        use="Pour l’importer dans un autre outil de CV.",
        file_name="cv-json-resume.json",
        media_type="application/json",
        make=_json,
    ),
)
FORMATS: Final[Mapping[str, Format]] = {each.name: each for each in _FORMATS}
