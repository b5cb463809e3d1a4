"""A youth's CV: what they wrote, what badges prove of it, and the paper that both make."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.content import load_quest
from webapp.queries.cv_badges import badges_of
from webapp.quest.cv.draft import (
    Contact,
    Draft,
    Experience,
    Look,
    Mobility,
    ProvenBadge,
    Skill,
    SpokenLanguage,
    Training,
    Wishes,
)
from webapp.quest.cv.paper import Paper, paper_of
from webapp.store.models import CvSection
from webapp.store.players import Player


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCv:
    """The draft and the badges of one person."""

    draft: Draft
    badges: tuple[ProvenBadge, ...]

    def paper(self, contact: Contact | None = None) -> Paper:
        """Lay it out, with a contact for this once or with the one that is kept."""
        return paper_of(self.draft, contact=contact or self.draft.contact, badges=self.badges, names=competence_names())


def own_cv(session: Session, player: Player, *, origin: str) -> OwnCv:
    """Gather somebody's CV; ``origin`` is where the pages of badges are."""
    rows = session.execute(select(CvSection.section, CvSection.content).where(CvSection.participant_id == player.id))
    return OwnCv(
        draft=draft_from({row.section: row.content for row in rows}), badges=badges_of(session, player, origin=origin)
    )


def draft_from(kept: Mapping[str, Mapping[str, Any]]) -> Draft:
    """Read sections as they are kept."""
    parts: dict[str, Any] = {}
    for name, reader in _whole().items():
        if name in kept:
            parts[name] = reader.validate_python(kept[name])
    for name, reader in _lists().items():
        if name in kept:
            parts[name] = reader.validate_python(kept[name]["items"])
    return Draft(**parts, pitch=str(kept.get("pitch", {}).get("text", "")))


@cache
def _whole() -> Mapping[str, TypeAdapter[Any]]:
    return {
        "contact": TypeAdapter(Contact),
        "wishes": TypeAdapter(Wishes),
        "mobility": TypeAdapter(Mobility),
        "look": TypeAdapter(Look),
    }


@cache
def _lists() -> Mapping[str, TypeAdapter[Any]]:
    return {
        "experiences": TypeAdapter(tuple[Experience, ...]),
        "trainings": TypeAdapter(tuple[Training, ...]),
        "skills": TypeAdapter(tuple[Skill, ...]),
        "languages": TypeAdapter(tuple[SpokenLanguage, ...]),
    }


@cache
def competence_names() -> Mapping[str, str]:
    """Return the names of the twelve competences, in their order."""
    return {each.id: each.name for each in load_quest().competences}
