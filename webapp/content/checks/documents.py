"""Papers of the game: notifications, contract, evaluation, certificate."""

import re
from collections.abc import Iterator
from typing import Final

from webapp.content.checks.references import step_ids
from webapp.content.walk import each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.assessment.spec import AssessmentStep

MAX_NOTIFICATION: Final = 110
# A variable is replaced by words of about this length.
_VARIABLE: Final = re.compile(r"\{\{.*?\}\}")
_STAND_IN: Final = "x" * 12
# Facts that are not steps or missions: attendance, notice of absence, instruction of the day, hints asked for.
OTHER_FACTS: Final = frozenset({"day:check-in", "day:absence", "day:instruction", "hints"})
# What a certificate can count.
COUNTED: Final = frozenset({"services", "badges"})


def notifications_fit_a_locked_screen(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A notification has 110 signs at most."""
    for index, notification in enumerate(quest.notifications):
        length = len(_VARIABLE.sub(_STAND_IN, notification.text))
        if length > MAX_NOTIFICATION:
            yield ("notifications", index, "text"), f"{length} signes (au plus {MAX_NOTIFICATION})."


def contract_is_numbered(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """The articles of the contract follow one another from one."""
    for index, article in enumerate(quest.contract.articles):
        if article.number != index + 1:
            yield ("contract", "articles", index, "number"), f"C’est l’article {index + 1}."


def evaluation_quotes_facts(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Each behaviour is about a competence, has a word for each level, and facts that exist."""
    known = step_ids(quest) | {mission.id for mission in quest.missions()} | OTHER_FACTS
    levels = {level.id for level in quest.evaluation.scale}
    competences = {competence.id for competence in quest.competences}
    for index, behaviour in enumerate(quest.evaluation.final):
        loc: Loc = ("evaluation", "final", index)
        if behaviour.competence not in competences:
            yield (*loc, "competence"), f"« {behaviour.competence} » n’est pas une compétence."
        if set(behaviour.levels) != levels:
            yield (*loc, "levels"), f"Il faut un mot pour chaque niveau : {', '.join(sorted(levels))}."
        if not behaviour.facts:
            yield (*loc, "facts"), "Aucun fait ne peut montrer ce comportement."
        for name in behaviour.facts:
            if name not in known:
                yield (*loc, "facts"), f"« {name} » n’est ni un pas, ni une mission, ni un fait connu."


def mid_review_is_asked(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """The lines of the mid-review are those of an assessment of the quest."""
    asked = {
        tuple(item.id for item in step.items) for _, _, step in each_step(quest) if isinstance(step, AssessmentStep)
    }
    if quest.evaluation.mid_review not in asked:
        yield ("evaluation", "mid_review"), "Aucune grille de la quête n’a ces lignes, dans cet ordre."


def certificate_proves_what_it_says(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Each line of the certificate rests on facts that exist."""
    known = step_ids(quest) | {mission.id for mission in quest.missions()} | COUNTED
    for index, line in enumerate(quest.certificate.achieved):
        for name in line.facts:
            if name not in known:
                yield ("certificate", "achieved", index, "facts"), f"« {name} » n’est pas un fait connu."
        if not line.facts:
            yield ("certificate", "achieved", index), "Cette ligne ne repose sur aucun fait."


CHECKS: Final = (
    notifications_fit_a_locked_screen,
    contract_is_numbered,
    evaluation_quotes_facts,
    mid_review_is_asked,
    certificate_proves_what_it_says,
)
