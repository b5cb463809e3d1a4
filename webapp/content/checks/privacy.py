"""Who may ever hold an answer: what the words promise and what the step does must agree."""

from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.assessment.spec import AssessmentStep
from webapp.steps.form.spec import FormStep
from webapp.steps.reflect.spec import ReflectStep

# Answers that a later form takes up again, and where they are kept.
DEVICE_PREFILLS: Final = frozenset({"trajet_j2"})
_ON_DEVICE: Final = "sur ton téléphone"


def device_steps_can_stay_there(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """What stays on the phone is one person's form, assessment or reflection, and says so."""
    for loc, _, step in each_step(quest):
        if step.keeps != "device":
            continue
        if not isinstance(step, FormStep | AssessmentStep | ReflectStep):
            yield (*loc, "keeps"), "Ce genre de pas ne sait pas rester sur le téléphone."
        if step.scope == "team":
            yield (*loc, "scope"), "Ce que l’équipe fait ensemble ne reste pas sur un téléphone."
        if _ON_DEVICE not in (step.privacy or ""):
            yield (*loc, "privacy"), f"« privacy » doit dire que cela reste « {_ON_DEVICE} »."


def promises_are_kept(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Words that promise to stay on the phone belong to a step that does."""
    for loc, _, step in each_step(quest):
        if _ON_DEVICE in (step.privacy or "") and "reste" in (step.privacy or "").lower() and step.keeps != "device":
            yield (*loc, "keeps"), "« privacy » promet que cela reste sur le téléphone : il faut « keeps: device »."
        if step.is_sensitive and step.keeps != "device":
            yield (*loc, "is_sensitive"), "Une réponse sensible ne quitte pas le téléphone : il faut « keeps: device »."
        if step.is_anonymous and "nonyme" not in (step.privacy or ""):
            yield (*loc, "privacy"), "Un pas anonyme le dit dans « privacy »."


def teams_keep_what_they_do(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """What a team does together is the team's."""
    for loc, _, step in each_step(quest):
        if step.scope == "team" and step.keeps != "team":
            yield (*loc, "keeps"), "Un pas d’équipe a « keeps: team »."


def sharing_is_explained(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A step that can be shared says with whom."""
    for loc, _, step in each_step(quest):
        if getattr(step, "sharing", "none") != "none" and not step.privacy:
            yield loc, "Ce pas peut être partagé : « privacy » doit dire avec qui."


def device_answers_are_not_taken_up_elsewhere(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A form that would send an answer kept on the phone must stay on the phone too."""
    for loc, _, step in each_step(quest):
        for index, field in enumerate(step.fields if isinstance(step, FormStep) else ()):
            if field.prefill in DEVICE_PREFILLS and step.keeps != "device":
                yield (*loc, "fields", index, "prefill"), f"« {field.prefill} » est resté sur le téléphone."


CHECKS: Final = (
    device_steps_can_stay_there,
    promises_are_kept,
    teams_keep_what_they_do,
    sharing_is_explained,
    device_answers_are_not_taken_up_elsewhere,
)
