"""Votes: two options at least, a consequence for each, and something to vote on."""

from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.form.spec import FormStep
from webapp.steps.vote.spec import VoteStep


def votes_have_consequences(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every option leads somewhere, and the vote says what a tie does."""
    for loc, _, step in each_step(quest):
        if not isinstance(step, VoteStep):
            continue
        if len(step.options) < 2:
            yield (*loc, "options"), "Un vote a au moins deux options."
        for index, option in enumerate(step.options):
            if not option.consequence:
                yield (*loc, "options", index), f"L’option « {option.id} » n’a pas de conséquence."
        if not step.tie:
            yield (*loc, "tie"), "Que se passe-t-il en cas d’égalité ?"
        if step.is_final and not all(option.set for option in step.options):
            yield (*loc, "options"), "Un vote final change l’histoire : chaque option doit poser un drapeau."


def rounds_come_from_a_form(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A vote on what members wrote names a form that comes before, with as many texts as there are options."""
    forms: dict[str, FormStep] = {}
    for loc, _, step in each_step(quest):
        if isinstance(step, FormStep):
            forms[step.id] = step
        if isinstance(step, VoteStep) and step.rounds_from is not None:
            form = forms.get(step.rounds_from)
            if form is None:
                yield (*loc, "rounds_from"), f"« {step.rounds_from} » n’est pas un formulaire qui vient avant."
            elif sum(field.type == "text" for field in form.fields) != len(step.options):
                yield (*loc, "options"), f"Il faut une option par texte de « {form.id} »."


CHECKS: Final = (votes_have_consequences, rounds_come_from_a_form)
