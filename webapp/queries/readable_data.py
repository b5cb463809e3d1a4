"""One's own data in plain French: the copy that programs read, with headings and lines for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from webapp.queries.wording import spoken_date, spoken_time

Lines = tuple[tuple[str, str], ...]

# In the order of the page. A table that has no words here is shown under its own name: nothing is ever left out.
CHAPTERS: Final[Mapping[str, str]] = {
    "participant": "Toi dans le jeu",
    "consent": "Ce que tu as accepté ou refusé",
    "attendance": "Les jours où tu as pointé",
    "event": "Ce que tu as fait dans les missions",
    "upload": "Tes photos et tes sons",
    "appointment": "Tes rendez-vous",
    "help_request": "Tes demandes d’aide",
    "message": "Tes messages",
    "shared_section": "Ce que tu as partagé",
    "cv_section": "Ton CV",
    "evidence_review": "Ce qu’on a répondu à tes preuves",
    "device_session": "Les téléphones où ta place a été ouverte",
    "backpack_email": "Ton adresse pour recevoir tes badges",
    "award": "Tes badges",
}
NAMES: Final[Mapping[str, str]] = {
    "pseudonym": "Nom de jeu", "sign": "Signe", "is_minor": "Moins de 18 ans", "created_at": "Créé",
    "last_seen_at": "Vu pour la dernière fois", "ended_at": "Fermé", "purpose": "Usage", "is_given": "Accepté",
    "text_version": "Version du texte", "at": "Quand", "day": "Jour", "type": "Acte", "mission": "Mission",
    "key": "Étape", "received_at": "Reçu", "payload": "Ce que tu as mis", "public_id": "Numéro", "step": "Étape",
    "media_type": "Type", "size": "Taille en octets", "starts_at": "Début", "duration_min": "Durée en minutes",
    "counsellor": "Avec", "mode": "Comment", "options": "Précisions", "status": "État", "kind": "Genre",
    "words": "Mots", "taken_at": "Pris en charge", "closed_at": "Terminé", "audience": "Pour", "sent_at": "Envoyé",
    "read_at": "Lu", "section": "Partie", "recipient": "Envoyé à", "answers": "Réponses", "withdrawn_at": "Retiré",
    "content": "Contenu", "updated_at": "Changé", "subject": "À propos de", "verdict": "Réponse", "email": "Adresse",
    "achievement": "Badge", "awarded_at": "Donné", "narrative": "Récit", "evidence": "Preuves",
    "confirmer": "Confirmé par", "sentence": "Phrase", "is_shared": "Visible par un lien", "revoked_at": "Repris",
    "revoked_because": "Pourquoi",
}  # fmt: skip
# What a program writes, as a person reads it.
VALUES: Final[Mapping[str, str]] = {
    "StepAnswered": "Tu as répondu",
    "StepRead": "Tu as lu",
    "StepSkipped": "Tu as passé",
    "HintTaken": "Tu as demandé un indice",
    "ChoiceMade": "Tu as choisi",
    "BallotCast": "Tu as voté",
    "SceneActed": "Tu as agi dans une pièce",
    "CheckedIn": "Tu as pointé",
    "AbsenceAnnounced": "Tu as prévenu",
    "InstructionRated": "Tu as dit si la consigne a tenu",
    "ServiceMarked": "Tu as marqué un service",
    "PersonThanked": "Tu as dit merci",
    "image/jpeg": "photo",
    "image/png": "image",
    "image/webp": "image",
    "booked": "pris",
    "cancelled": "annulé",
    "counsellor": "la personne qui te suit",
    "team": "ton équipe",
    "confirmed": "confirmé",
    "call_me": "être appelé",
    "stuck": "un blocage",
    "question": "une question",
    "technical": "un souci technique",
}
# For programs only: a signature or a number says nothing to a reader, and stands in the other file.
FOR_PROGRAMS: Final = frozenset({"id", "document", "jwt", "email_hash", "email_salt", "received_at", "text_version"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One kind of thing that we hold: its title, and each of them in lines."""

    title: str
    entries: tuple[Lines, ...]


def chapters_of(copied: Mapping[str, Any], titles: Mapping[str, str]) -> tuple[Chapter, ...]:
    """Put a copy of one's data into words; ``titles``: those of the missions, steps and days, by id."""
    order = [*CHAPTERS, *(name for name in copied if name not in CHAPTERS)]
    held = {name: _rows(copied[name]) for name in order if name in copied}
    return tuple(
        Chapter(title=CHAPTERS.get(name, name), entries=tuple(_lines(row, titles) for row in rows))
        for name, rows in held.items()
        if rows
    )


def _rows(held: Any) -> Sequence[Mapping[str, Any]]:
    if isinstance(held, Mapping):
        return [held]
    return held if isinstance(held, list) else []


def _lines(row: Mapping[str, Any], titles: Mapping[str, str]) -> Lines:
    return tuple(
        (NAMES.get(name, name), _spoken(value, titles))
        for name, value in row.items()
        if name not in FOR_PROGRAMS and value not in (None, "", {}, [])
    )


def _spoken(value: Any, titles: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Mapping):
        return "\u00a0; ".join(
            f"{titles.get(name, name)}\u00a0: {_spoken(each, titles)}" for name, each in value.items()
        )
    if isinstance(value, (list, tuple)):
        return ", ".join(_spoken(each, titles) for each in value)
    return _text(value, titles) if isinstance(value, str) else str(value)


def _text(text: str, titles: Mapping[str, str]) -> str:
    kind, _, name = text.partition(":")
    if kind in ("day", "service") and name:
        return titles.get(name, name)
    return _moment(text) or VALUES.get(text) or titles.get(text, text)


def _moment(text: str) -> str | None:
    """Read an instant as it is written in the copy; anything else is a text."""
    if len(text) < len("2027-03-01T09:00") or text[10] != "T":
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return f"{spoken_date(moment.date())} {moment.year} à {spoken_time(moment)} (UTC)"
