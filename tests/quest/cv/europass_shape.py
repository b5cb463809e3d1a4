"""The shape of a SkillsPassport 3.4, as far as Élan writes it, in our own words.

The official schema is no longer served: this is what its documents and its readers agree on.

An element is its children in order. ``?``: at most once, ``*``: any number, ``+``: at least once; a word alone: once.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from webapp.quest.cv.europass import NAMESPACE

TEXT = re.compile(r"\s*\S[\s\S]*")
LEVELS = r"A1|A2|B1|B2|C1|C2"
SHAPE: dict[str, str] = {
    "SkillsPassport": "DocumentInfo LearnerInfo",
    "DocumentInfo": "DocumentType CreationDate LastUpdateDate XSDVersion Generator Comment",
    "LearnerInfo": "Identification? Headline? WorkExperienceList? EducationList? Skills? AchievementList?",
    "Identification": "PersonName? ContactInfo?",
    "PersonName": "FirstName Surname",
    "ContactInfo": "Address? Email? TelephoneList?",
    "Address": "Contact",
    "Address/Contact": "Municipality",
    "Email": "Contact",
    "TelephoneList": "Telephone+",
    "Telephone": "Contact Use",
    "Use": "Code",
    "Headline": "Type Description",
    "Type": "Code Label",
    "WorkExperienceList": "WorkExperience+",
    "WorkExperience": "Period? Position Activities? Employer?",
    "Position": "Label",
    "Employer": "Name ContactInfo?",
    "EducationList": "Education+",
    "Education": "Period? Title Organisation?",
    "Organisation": "Name ContactInfo?",
    "Period": "From? To? Current",
    "From": "",
    "To": "",
    "Skills": "Linguistic? Communication? Organisational? JobRelated? Computer? Driving?",
    "Linguistic": "MotherTongueList? ForeignLanguageList?",
    "MotherTongueList": "MotherTongue+",
    "MotherTongue": "Description",
    "ForeignLanguageList": "ForeignLanguage+",
    "ForeignLanguage": "Description ProficiencyLevel",
    "ProficiencyLevel": "Listening SpokenInteraction SpokenProduction",
    "Communication": "Description",
    "Organisational": "Description",
    "JobRelated": "Description",
    "Computer": "Description",
    "Driving": "Description",
    "Driving/Description": "Licence+",
    "MotherTongue/Description": "Label",
    "ForeignLanguage/Description": "Label",
    "Headline/Description": "Label",
    "AchievementList": "Achievement+",
    "Achievement": "Title Description",
    "Achievement/Title": "Label",
}
WORDS: dict[str, str] = {
    "DocumentType": "ECV",
    "CreationDate": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
    "LastUpdateDate": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
    "XSDVersion": r"V3\.4",
    "Current": "true|false",
    "Listening": LEVELS,
    "SpokenInteraction": LEVELS,
    "SpokenProduction": LEVELS,
    "Licence": "AM|A1|A2|A|B1|B|C1|C|D1|D|BE|C1E|CE|D1E|DE",
    "Use/Code": "mobile|home|work",
    "Surname": r"[\s\S]*",
}


def shape_faults(root: Element) -> list[str]:
    """Return everything in which a document differs from the shape."""
    return list(_faults(root, ""))


def _faults(element: Element, parent: str) -> Iterator[str]:
    space, _, name = element.tag.rpartition("}")
    if space != f"{{{NAMESPACE}":
        yield f"{element.tag} is of another namespace"
    wanted = SHAPE.get(f"{parent}/{name}", SHAPE.get(name))
    if wanted is None:
        pattern = WORDS.get(f"{parent}/{name}", WORDS.get(name, TEXT.pattern))
        if len(element) or not re.fullmatch(pattern, element.text or ""):
            yield f"{parent}/{name} holds {element.text!r}"
        return
    children = "".join(f"{child.tag.rpartition('}')[2]} " for child in element)
    if not re.fullmatch(_sequence(wanted), children):
        yield f"{parent}/{name} holds {children!r}, not {wanted!r}"
    if name in ("From", "To") and not _is_moment(element):
        yield f"{name} has {element.attrib}"
    for child in element:
        yield from _faults(child, name)


def _sequence(wanted: str) -> str:
    parts = [(part.rstrip("?*+"), part[-1] if part[-1] in "?*+" else "") for part in wanted.split()]
    return "".join(f"(?:{name} ){times}" for name, times in parts)


def _is_moment(element: Element) -> bool:
    year, month = element.get("year", ""), element.get("month", "--01")
    return bool(re.fullmatch(r"\d{4}", year) and re.fullmatch(r"--(0[1-9]|1[0-2])", month))
