"""JSON Resume (schema 1.0): the CV for programs, with badges as certificates."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.cv import words
from webapp.quest.cv.draft import (
    WORK,
    Contact,
    Draft,
    Experience,
    ProvenBadge,
    Skill,
    confirming,
    latest_first,
    newest_first,
)
from webapp.quest.cv.paper import competence_name

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
UNPAID: Final = frozenset({"association", "soin"})


def json_resume(
    draft: Draft, *, contact: Contact | None, badges: tuple[ProvenBadge, ...], names: Mapping[str, str]
) -> dict[str, Any]:
    """Write a draft as JSON Resume; what is empty is left out."""
    language = draft.look.language
    shown = tuple(badge for badge in badges if badge.id not in draft.look.hidden_badges)
    lived = newest_first(draft.experiences)
    resume = {
        "$schema": SCHEMA,
        "basics": _basics(draft, contact or Contact()),
        "work": [_work(each) for each in lived if each.kind in WORK],
        "volunteer": [_volunteer(each) for each in lived if each.kind in UNPAID],
        "projects": [_project(each) for each in lived if each.kind not in WORK | UNPAID],
        "education": [_education(draft, each.id) for each in latest_first(draft.trainings)],
        "certificates": [_certificate(each, language) for each in shown],
        "skills": [_skill(each, shown, names, language) for each in draft.skills],
        "languages": [
            {"language": each.name, "fluency": words.FLUENCY[language][each.level]} for each in draft.languages
        ],
        "interests": [{"name": text.strip()} for text in draft.wishes.interests.split(",") if text.strip()],
        "meta": {"version": "v1.0.0", "language": language},
    }
    return {name: value for name, value in resume.items() if value}


def _basics(draft: Draft, contact: Contact) -> dict[str, Any]:
    basics = {
        "name": contact.name,
        "label": draft.wishes.target,
        "email": contact.email,
        "phone": contact.phone,
        "summary": draft.wishes.about,
        "location": {"city": contact.town} if contact.town else {},
    }
    return _filled(basics)


def _dates(each: Experience) -> dict[str, Any]:
    return {"startDate": each.start, "endDate": "" if each.is_current else each.end}


def _work(each: Experience) -> dict[str, Any]:
    told = {"name": each.place, "position": each.title, "location": each.town, "highlights": list(each.lines)}
    return _filled({**told, **_dates(each)})


def _volunteer(each: Experience) -> dict[str, Any]:
    return _filled({"organization": each.place, "position": each.title, "highlights": list(each.lines), **_dates(each)})


def _project(each: Experience) -> dict[str, Any]:
    return _filled({"name": each.title, "entity": each.place, "highlights": list(each.lines), **_dates(each)})


def _education(draft: Draft, training_id: str) -> dict[str, Any]:
    each = next(training for training in draft.trainings if training.id == training_id)
    result = words.RESULTS[draft.look.language].get(each.result, "")
    return _filled({"institution": each.place, "area": each.title, "endDate": each.end, "studyType": result})


def _certificate(badge: ProvenBadge, language: str) -> dict[str, Any]:
    name = badge.name if language == "fr" else badge.name_en
    return _filled({"name": name, "date": badge.awarded_on, "issuer": badge.issuer, "url": badge.url or ""})


def _skill(each: Skill, badges: tuple[ProvenBadge, ...], names: Mapping[str, str], language: str) -> dict[str, Any]:
    proof = confirming(badges, each.competence)
    is_confirmed = proof is not None and proof.level >= each.level
    level = max(each.level, proof.level if proof else 0)
    source = words.CONFIRMED if is_confirmed else words.SELF_SAID
    told = f"{words.LEVELS[language][level - 1]} ({source[language]})"
    return _filled(
        {"name": competence_name(each.competence, names, language), "level": told, "keywords": list(each.lines)}
    )


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
