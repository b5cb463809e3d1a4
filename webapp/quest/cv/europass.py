"""Europass XML (SkillsPassport, version 3.4): the CV for the European portal and the services that read it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final, TypeVar
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from webapp.quest.cv import words
from webapp.quest.cv.draft import (
    Contact,
    Draft,
    Experience,
    ProvenBadge,
    Skill,
    SpokenLanguage,
    Training,
    latest_first,
    newest_first,
)
from webapp.quest.cv.paper import competence_name

T = TypeVar("T")
NAMESPACE: Final = "http://europass.cedefop.europa.eu/Europass"
SCHEMA: Final = f"{NAMESPACE} http://europass.cedefop.europa.eu/xml/v3.4.0/EuropassSchema.xsd"
_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
# Which of the boxes of Europass a competence goes into; the others are « job-related ».
_BOXES: Final[Mapping[str, str]] = {
    "communiquer": "Communication",
    "cooperer": "Communication",
    "se-presenter": "Communication",
    "s-organiser": "Organisational",
    "prendre-des-initiatives": "Organisational",
    "s-engager": "Organisational",
    "utiliser-le-numerique": "Computer",
}
_CATEGORIES: Final[Mapping[str, str]] = {"bsr": "AM", "a": "A", "b": "B", "c": "C"}
# What is said of a spoken language, on the scale of the Council of Europe.
_CEFR: Final[Mapping[str, str]] = {"notions": "A2", "everyday": "B1", "fluent": "C1"}


def europass_xml(
    draft: Draft,
    *,
    contact: Contact | None,
    badges: tuple[ProvenBadge, ...],
    names: Mapping[str, str],
    made_at: datetime,
) -> bytes:
    """Write a draft as Europass XML; what is empty is left out."""
    language = draft.look.language
    root = Element("SkillsPassport", {"xmlns": NAMESPACE, "xmlns:xsi": _INSTANCE})
    root.set("xsi:schemaLocation", SCHEMA)
    root.set("locale", language)
    _about_the_file(root, made_at)
    learner = SubElement(root, "LearnerInfo")
    _identification(learner, contact or Contact())
    _headline(learner, draft.wishes.target, language)
    _each(learner, "WorkExperience", newest_first(draft.experiences), _work)
    _each(learner, "Education", latest_first(draft.trainings), _education)
    _skills(learner, draft, names)
    shown = [badge for badge in badges if badge.id not in draft.look.hidden_badges]
    _achievements(learner, draft, shown)
    indent(root)
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _about_the_file(root: Element, made_at: datetime) -> None:
    about = SubElement(root, "DocumentInfo")
    moment = made_at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    told = {"DocumentType": "ECV", "CreationDate": moment, "LastUpdateDate": moment}
    for name, text in {**told, "XSDVersion": "V3.4", "Generator": "Elan", "Comment": "Europass CV"}.items():
        _text(about, name, text)


def _identification(learner: Element, contact: Contact) -> None:
    if contact == Contact():
        return
    person = SubElement(learner, "Identification")
    first, _, rest = contact.name.partition(" ")
    if first:
        name = SubElement(person, "PersonName")
        _text(name, "FirstName", first)
        _text(name, "Surname", rest)
    if contact.town or contact.email or contact.phone:
        reached = SubElement(person, "ContactInfo")
        _town(reached, contact.town)
        if contact.email:
            _text(SubElement(reached, "Email"), "Contact", contact.email)
        if contact.phone:
            telephone = SubElement(SubElement(reached, "TelephoneList"), "Telephone")
            _text(telephone, "Contact", contact.phone)
            _text(SubElement(telephone, "Use"), "Code", "mobile")


def _town(reached: Element, town: str) -> None:
    if town:
        _text(SubElement(SubElement(reached, "Address"), "Contact"), "Municipality", town)


def _headline(learner: Element, target: str, language: str) -> None:
    if target:
        headline = SubElement(learner, "Headline")
        kind = SubElement(headline, "Type")
        _text(kind, "Code", "preferred_job")
        _text(kind, "Label", "Emploi recherché" if language == "fr" else "Preferred job")
        _text(SubElement(headline, "Description"), "Label", target)


def _work(parent: Element, each: Experience) -> None:
    _period(parent, each.start, each.end, is_current=each.is_current)
    _text(SubElement(parent, "Position"), "Label", each.title)
    if each.lines:
        _text(parent, "Activities", "\n".join(each.lines))
    if each.place or each.town:
        employer = SubElement(parent, "Employer")
        _text(employer, "Name", each.place or each.title)
        if each.town:
            _town(SubElement(employer, "ContactInfo"), each.town)


def _education(parent: Element, each: Training) -> None:
    _period(parent, "", each.end, is_current=each.result == "current")
    _text(parent, "Title", each.title)
    if each.place or each.town:
        organisation = SubElement(parent, "Organisation")
        _text(organisation, "Name", each.place or each.title)
        if each.town:
            _town(SubElement(organisation, "ContactInfo"), each.town)


def _period(parent: Element, start: str, end: str, *, is_current: bool) -> None:
    if start or end or is_current:
        period = SubElement(parent, "Period")
        for name, kept in (("From", start), ("To", "" if is_current else end)):
            year, _, month = kept.partition("-")
            if year:
                SubElement(period, name, {"year": year, **({"month": f"--{month}"} if month else {})})
        _text(period, "Current", "true" if is_current else "false")


def _skills(learner: Element, draft: Draft, names: Mapping[str, str]) -> None:
    skills = Element("Skills")
    _languages(skills, draft.languages)
    boxes: dict[str, list[str]] = {}
    for each in draft.skills:
        told = _skill_text(each, names, draft.look.language)
        boxes.setdefault(_BOXES.get(each.competence, "JobRelated"), []).append(told)
    for name in ("Communication", "Organisational", "JobRelated", "Computer"):
        if name in boxes:
            _text(SubElement(skills, name), "Description", "\n".join(boxes[name]))
    categories = [_CATEGORIES[name] for name in draft.mobility.licences if name in _CATEGORIES]
    if categories:
        held = SubElement(SubElement(skills, "Driving"), "Description")
        for category in categories:
            _text(held, "Licence", category)
    if len(skills):
        learner.append(skills)


def _skill_text(each: Skill, names: Mapping[str, str], language: str) -> str:
    title = competence_name(each.competence, names, language)
    return "\n".join([f"{title} ({words.LEVELS[language][each.level - 1]})", *(f"- {line}" for line in each.lines)])


def _languages(skills: Element, spoken: tuple[SpokenLanguage, ...]) -> None:
    if not spoken:
        return
    linguistic = SubElement(skills, "Linguistic")
    own = [each for each in spoken if each.level == "native"]
    others = [each for each in spoken if each.level != "native"]
    _each(linguistic, "MotherTongue", own, lambda parent, each: _described(parent, each.name))
    _each(linguistic, "ForeignLanguage", others, _foreign)


def _foreign(parent: Element, each: SpokenLanguage) -> None:
    _described(parent, each.name)
    level = SubElement(parent, "ProficiencyLevel")
    for name in ("Listening", "SpokenInteraction", "SpokenProduction"):
        _text(level, name, _CEFR[each.level])


def _achievements(learner: Element, draft: Draft, badges: list[ProvenBadge]) -> None:
    language = draft.look.language
    told = [_badge_text(badge, language) for badge in badges]
    if draft.wishes.interests:
        told.append((words.HEADINGS[language]["interests"], draft.wishes.interests))
    _each(learner, "Achievement", told, _achievement)


def _badge_text(badge: ProvenBadge, language: str) -> tuple[str, str]:
    name, about = (badge.name, badge.description) if language == "fr" else (badge.name_en, badge.description_en)
    return name, "\n".join(text for text in (about, f"{badge.issuer}, {badge.awarded_on}", badge.url) if text)


def _achievement(parent: Element, told: tuple[str, str]) -> None:
    _text(SubElement(parent, "Title"), "Label", told[0])
    _text(parent, "Description", told[1])


def _described(parent: Element, label: str) -> None:
    _text(SubElement(parent, "Description"), "Label", label)


def _each(parent: Element, name: str, things: Iterable[T], write: Callable[[Element, T], None]) -> None:
    """Write a list: nothing at all when it is empty."""
    listed: Element | None = None
    for each in things:
        listed = SubElement(parent, f"{name}List") if listed is None else listed
        write(SubElement(listed, name), each)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
