"""What somebody at the door has said so far: choices about data, then a name, a sign, an age or none."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from webapp.content.messages import USE, consent_texts
from webapp.policy.pseudonyms import cleaned_pseudonym, pseudonym_fault
from webapp.web.common.resume_card import sent_token
from webapp.web.common.signs import SIGNS

AGES: Mapping[str, bool | None] = {"minor": True, "adult": False, "unsaid": None}
AGE_OPTIONS = (
    {"value": "minor", "label": "Moins de 18 ans"},
    {"value": "adult", "label": "18 ans ou plus"},
    {"value": "unsaid", "label": "Je préfère ne pas le dire"},
)
REQUIRED = "Pour entrer dans l’app, il faut dire oui à la première ligne. Tu peux aussi choisir de ne pas l’utiliser."


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorForm:
    """The form, read from the request; whatever is not a known choice was not chosen."""

    token: str
    chosen: frozenset[str]
    pseudonym: str = ""
    sign: str = ""
    age: str = ""

    @property
    def consents(self) -> dict[str, bool]:
        """Return yes or no for each purpose: silence is a no."""
        return {choice.id: choice.id in self.chosen for choice in consent_texts().purposes}

    def choice_fault(self) -> str | None:
        """Say what is wrong with the choices about data."""
        return None if USE in self.chosen else REQUIRED

    def faults(self) -> dict[str, str]:
        """Say what is wrong with the rest, field by field."""
        found = {
            "pseudonym": pseudonym_fault(self.pseudonym),
            "sign": None if self.sign in SIGNS else "Choisis un signe parmi les huit.",
        }
        return {name: fault for name, fault in found.items() if fault}


def read_door_form() -> DoorForm:
    """Read the form that was sent; a form without a token of ours gets one."""
    known = {choice.id for choice in consent_texts().purposes}
    return DoorForm(
        token=sent_token(),
        chosen=frozenset(request.form.getlist("choices")) & known,
        pseudonym=cleaned_pseudonym(request.form.get("pseudonym", ""))[:60],
        sign=request.form.get("sign", ""),
        age=request.form.get("age", ""),
    )
