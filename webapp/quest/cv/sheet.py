"""A sheet for a company: for each competence its level, what shows it, and the badge that proves it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from webapp.quest.competence_guide import Level
from webapp.quest.cv import words
from webapp.quest.cv.draft import Contact, Draft, ProvenBadge, Skill, confirming
from webapp.quest.cv.months import spoken_month
from webapp.quest.cv.paper import Mark, competence_name

_LEVELS: Final[tuple[Level, ...]] = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One competence. ``proof`` names the badge, or says that it is the youth's word."""

    title: str
    level: str
    evidence: tuple[str, ...]
    mark: Mark
    proof: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of one person."""

    name: str
    target: str
    contact: tuple[str, ...]
    heading: str
    columns: tuple[str, str, str, str]
    rows: tuple[SheetRow, ...]
    note: str
    language: str


def sheet_of(
    draft: Draft, *, contact: Contact | None, badges: tuple[ProvenBadge, ...], names: Mapping[str, str]
) -> Sheet:
    """Lay out the sheet; competences that are proven come first, those that the CV leaves out too."""
    who, language = contact or Contact(), draft.look.language
    shown = tuple(badge for badge in badges if badge.id not in draft.look.hidden_badges)
    headings = words.HEADINGS[language]
    rows = [_row(each, shown, names, language) for each in (*draft.skills, *_proven(draft, shown))]
    return Sheet(
        name=who.name,
        target=draft.wishes.target,
        contact=tuple(text for text in (who.phone, who.email, who.town) if text),
        heading=headings["sheet"],
        columns=(headings["competence"], headings["level"], headings["evidence"], headings["proof"]),
        rows=tuple(sorted(rows, key=lambda row: row.mark != "confirmed")),
        note=words.SHEET_NOTE[language],
        language=language,
    )


def _proven(draft: Draft, badges: tuple[ProvenBadge, ...]) -> Iterator[Skill]:
    """Yield what badges prove and the CV does not speak of."""
    told = {each.competence for each in draft.skills}
    proven = {name: badge.level for badge in sorted(badges, key=_level) for name in badge.competences}
    for name, level in proven.items():
        if level and name not in told:
            yield Skill(competence=name, level=_LEVELS[level - 1])


def _level(badge: ProvenBadge) -> int:
    return badge.level


def _row(each: Skill, badges: tuple[ProvenBadge, ...], names: Mapping[str, str], language: str) -> SheetRow:
    proof = confirming(badges, each.competence)
    is_confirmed = proof is not None and proof.level >= each.level
    level = max(each.level, proof.level if proof else 0)
    evidence, told = list(each.lines), words.SELF_SAID[language]
    if proof is not None and is_confirmed:
        name, description = (
            (proof.name, proof.description) if language == "fr" else (proof.name_en, proof.description_en)
        )
        told = f"{name}, {proof.issuer}, {spoken_month(proof.awarded_on[:7], language)}"
        evidence.append(description)
    return SheetRow(
        title=competence_name(each.competence, names, language),
        level=words.LEVELS[language][level - 1],
        evidence=tuple(evidence),
        mark="confirmed" if is_confirmed else "said",
        proof=told,
        url=proof.url if proof and is_confirmed else None,
    )
