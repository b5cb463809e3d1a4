"""The files that a CV becomes. Each is made whole in memory; nothing is kept."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from webapp.content.studio import load_employer_sentences
from webapp.queries.cv import OwnCv, competence_names
from webapp.quest.cv.draft import Contact
from webapp.quest.cv.json_resume import json_resume
from webapp.quest.cv.pitch import pitch_of
from webapp.quest.cv.plain import plain_text
from webapp.web.backpack.cv_printing import TooLong, cv_pdf, sheet_pdf
from webapp.web.backpack.files import own_badges_archive
from webapp.web.common.clock import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: what it is called, what it is for, and how it is made."""

    name: str
    title: str
    use: str
    file_name: str
    media_type: str
    make: Callable[[OwnCv, Contact], bytes]


def own_pitch(own: OwnCv) -> str:
    """Return what the youth keeps to say, or what their CV proposes."""
    return own.draft.pitch or pitch_of(own.draft, sentences=load_employer_sentences(), names=competence_names())


def _word(own: OwnCv, contact: Contact) -> bytes:
    from webapp.web.backpack.cv_word import cv_docx

    return cv_docx(own.paper(contact))


def _text(own: OwnCv, contact: Contact) -> bytes:
    return plain_text(own.paper(contact)).encode()


def _json(own: OwnCv, contact: Contact) -> bytes:
    resume = json_resume(own.draft, contact=contact, badges=own.badges, names=competence_names())
    return json.dumps(resume, ensure_ascii=False, indent=2).encode()


def _europass(own: OwnCv, contact: Contact) -> bytes:
    from webapp.quest.cv.europass import europass_xml

    return europass_xml(own.draft, contact=contact, badges=own.badges, names=competence_names(), made_at=now())


def _pitch(own: OwnCv, contact: Contact) -> bytes:
    return f"{own_pitch(own)}\n".encode()


def _everything(own: OwnCv, contact: Contact) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as folder:
        for name, content in cv_bundle(own, contact).items():
            folder.writestr(ZipInfo(name, date_time=now().timetuple()[:6]), content)
        if own.badges:
            folder.writestr(ZipInfo("mes-badges.zip", date_time=now().timetuple()[:6]), own_badges_archive())
    return kept.getvalue()


def cv_bundle(own: OwnCv, contact: Contact) -> dict[str, bytes]:
    """Return every file of a CV, by name, with a word about each: what one keeps when Élan is gone."""
    files, notes = {}, []
    for each in FORMATS.values():
        if each.make is _everything:
            continue
        try:
            files[each.file_name] = each.make(own, contact)
            notes.append(f"{each.file_name}\u00a0: {each.use}")
        except TooLong as error:
            notes.append(f"{each.file_name}\u00a0: absent, {error.lines}\u00a0lignes de trop pour la page.")
    return {"LISEZ-MOI.txt": "\n".join([*README, *notes, ""]).encode(), **files}


README: Final = ("Ton CV, sous toutes ses formes. Ces fichiers sont à toi\u00a0: ils s’ouvrent sans Élan.", "")
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN: Final = "text/plain; charset=utf-8"
_TITLES: Final = {
    "pdf": ("PDF", "Pour l’envoyer ou l’imprimer. C’est celui que les recruteurs attendent."),
    "docx": ("Word", "Pour le corriger à deux, avec quelqu’un qui t’aide."),
    "txt": ("Texte simple", "À coller dans un formulaire ou un message."),
    "fiche": ("Fiche de compétences", "Une page pour une entreprise\u00a0: compétence, niveau, preuve, badge."),
    "oral": ("Me présenter en une minute", "Le texte à dire, à relire avant l’entretien."),
    "europass": ("Europass", "Le format européen, pour les sites qui l’acceptent."),
    "json": ("JSON Resume", "Pour l’importer dans un autre outil de CV."),
    "zip": ("Tout, dans un dossier", "Pour garder ton CV chez toi, même sans Élan."),
}
_FILES: Final[Mapping[str, tuple[str, str, Callable[[OwnCv, Contact], bytes]]]] = {
    "pdf": ("cv.pdf", "application/pdf", cv_pdf),
    "docx": ("cv.docx", WORD, _word),
    "txt": ("cv.txt", PLAIN, _text),
    "fiche": ("fiche-de-competences.pdf", "application/pdf", sheet_pdf),
    "oral": ("une-minute.txt", PLAIN, _pitch),
    "europass": ("cv-europass.xml", "application/xml", _europass),
    "json": ("cv-json-resume.json", "application/json", _json),
    "zip": ("mon-cv.zip", "application/zip", _everything),
}
FORMATS: Final[Mapping[str, Format]] = {
    name: Format(
        name=name,
        title=_TITLES[name][0],
        use=_TITLES[name][1],
        file_name=file_name,
        media_type=media_type,
        make=make,
    )
    for name, (file_name, media_type, make) in _FILES.items()
}
