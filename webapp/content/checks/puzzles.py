"""Puzzles: each can be answered, each has three hints and kind words, none gives itself away."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.code.spec import CodeStep
from webapp.steps.dialogue.spec import DialogueStep
from webapp.steps.form.spec import FormStep
from webapp.steps.hunt.spec import HuntStep
from webapp.steps.match.spec import MatchStep
from webapp.steps.order.spec import OrderStep
from webapp.steps.quiz.spec import QuizStep
from webapp.steps.recap.spec import RecapStep
from webapp.steps.reflect.spec import ReflectStep
from webapp.steps.scene.spec import SceneStep
from webapp.steps.service_card.spec import ServiceCardStep
from webapp.steps.team_code.spec import TeamCodeStep

HINTS: Final = 3
STAR: Final = ("situation", "task", "action", "result")


# What is heard, read or walked through has its own end; puzzles are checked more closely.
_SILENT: Final = (DialogueStep, RecapStep, SceneStep, ServiceCardStep)


def is_puzzle(step: Step) -> bool:
    """Say whether a step has a right answer to look for (a form: when every field has one)."""
    match step:
        case QuizStep():
            return not step.is_opinion
        case FormStep():
            return all(field.expected for field in step.fields)
        case _:
            return isinstance(step, CodeStep | TeamCodeStep | OrderStep | MatchStep)


def normalised(answer: str, normalise: str) -> str:
    """Reduce an answer to what counts: its digits, or its letters and digits without accents."""
    if normalise == "digits":
        return re.sub(r"\D", "", answer)
    plain = unicodedata.normalize("NFD", answer.replace("œ", "oe").replace("Œ", "oe").lower())
    return re.sub(r"[^a-z0-9]", "", plain)


def puzzles_help(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A puzzle has three hints, words for success and failure, and a way for those who do not see or hear."""
    for loc, _, step in each_step(quest):
        if not is_puzzle(step):
            continue
        if len(step.hints) != HINTS:
            yield (*loc, "hints"), f"Une énigme a {HINTS} indices, celle-ci {len(step.hints)}."
        for name in ("success", "failure", "accessibility"):
            if not getattr(step, name) and not (name == "failure" and isinstance(step, FormStep)):
                yield loc, f"Une énigme doit avoir « {name} »."


def answers_are_answered(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Whoever gives something is told something back."""
    for loc, _, step in each_step(quest):
        if isinstance(step, _SILENT) or is_puzzle(step):
            continue
        if not (step.success or getattr(step, "shard_text", None)):
            yield loc, "Que dit-on à la personne qui a répondu ? Il manque « success »."


def riddles_and_stories_are_whole(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A riddle has an answer and three hints, a hunt says what to do, a STAR story has its four parts."""
    for loc, _, step in each_step(quest):
        if isinstance(step, HuntStep):
            if step.riddle and (not step.riddle_answer or len(step.hints) != HINTS):
                yield (*loc, "riddle"), f"Une devinette a une réponse et {HINTS} indices."
            if not (step.riddle or step.prompt):
                yield loc, "Un lieu à trouver a une devinette ou une consigne (« prompt »)."
        if isinstance(step, ReflectStep) and step.format == "star" and tuple(p.id for p in step.parts) != STAR:
            yield (*loc, "parts"), f"Une histoire STAR a quatre parties : {', '.join(STAR)}."


def codes_can_be_typed(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every accepted answer keeps something once reduced, and no two are the same."""
    for loc, _, step in each_step(quest):
        if isinstance(step, CodeStep | TeamCodeStep):
            answers = [normalised(answer, step.normalise) for answer in step.answers]
            if not answers or "" in answers:
                yield (*loc, "answers"), "Une réponse est vide une fois réduite à ce qui compte."
            if len(set(answers)) != len(answers):
                yield (*loc, "answers"), "Deux réponses disent la même chose une fois réduites."


def quizzes_have_answers(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A quiz has a right answer (one only if one is picked), a wrong one, and a word for each option."""
    for loc, _, step in each_step(quest):
        if not isinstance(step, QuizStep):
            continue
        right = sum(option.is_correct for option in step.options)
        if step.is_opinion:
            if right:
                yield (*loc, "options"), "Une opinion n’a pas de bonne réponse."
            if step.pick is not None and not 0 < step.pick <= len(step.options):
                yield (*loc, "pick"), f"Il y a {len(step.options)} options."
            continue
        if right == 0 or (step.select == "single" and right != 1):
            yield (*loc, "options"), f"Il faut {'une' if step.select == 'single' else 'au moins une'} bonne réponse."
        if right == len(step.options):
            yield (*loc, "options"), "Toutes les options sont justes : ce n’est plus une question."
        for index, option in enumerate(step.options):
            if not option.feedback:
                yield (*loc, "options", index), f"L’option « {option.id} » n’a pas de retour."


def orders_are_to_be_found(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """The order shown holds every item, and is not already right."""
    for loc, _, step in each_step(quest):
        if not isinstance(step, OrderStep):
            continue
        right = tuple(item.id for item in step.items)
        for name, order in (("shown_order", step.shown_order), *(("also_accepted", o) for o in step.also_accepted)):
            if sorted(order) != sorted(right):
                yield (*loc, name), f"« {name} » doit contenir chaque élément une fois."
        if step.shown_order in (right, *step.also_accepted):
            yield (*loc, "shown_order"), "L’ordre affiché est déjà juste."
        if right in step.also_accepted:
            yield (*loc, "also_accepted"), "Le bon ordre est répété dans « also_accepted »."


def matches_are_to_be_found(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Each left has a right that exists; rights are shared only in categories; the page does not show the answer."""
    for loc, _, step in each_step(quest):
        if not isinstance(step, MatchStep):
            continue
        known = [right.id for right in step.rights]
        used = [pair.right for pair in step.pairs]
        for index, pair in enumerate(step.pairs):
            if pair.right not in known:
                yield (*loc, "pairs", index, "right"), f"« {pair.right} » n’est pas dans « rights »."
        if len(set(used)) != len(used) and not step.has_categories:
            yield (*loc, "pairs"), "Deux paires ont la même droite : ajoute « has_categories: true » si c’est voulu."
        if used == known:
            yield (*loc, "rights"), "Les droites sont dans l’ordre des gauches : la réponse est déjà affichée."


def forms_expect_what_they_offer(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """What a field expects is one of its options; its bounds are in order; only choices have options."""
    for loc, _, step in each_step(quest):
        for index, field in enumerate(step.fields if isinstance(step, FormStep) else ()):
            at = (*loc, "fields", index)
            if field.expected is not None and field.expected not in {option.id for option in field.options}:
                yield (*at, "expected"), f"« {field.expected} » n’est pas une option du champ « {field.id} »."
            if field.expected is not None and not (field.feedback_ok and field.feedback_ko):
                yield (
                    at,
                    f"Le champ « {field.id} » a une bonne réponse : il lui faut « feedback_ok » et « feedback_ko ».",
                )
            if field.type in ("choice", "multi", "multi_all") and len(field.options) < 2:
                yield at, f"Le champ « {field.id} » doit avoir des options."
            if field.min is not None and field.max is not None and field.min > field.max:
                yield at, f"Le champ « {field.id} » a un minimum plus grand que son maximum."


def fragments_can_be_shared(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A code that is scattered is in two pieces at least, for the whole team."""
    for loc, _, step in each_step(quest):
        if isinstance(step, TeamCodeStep):
            if len(step.fragments) < 2:
                yield (*loc, "fragments"), "Il faut au moins deux fragments."
            if step.scope != "team":
                yield (*loc, "scope"), "Un code d’équipe a « scope: team »."


CHECKS: Final = (
    puzzles_help,
    answers_are_answered,
    riddles_and_stories_are_whole,
    codes_can_be_typed,
    quizzes_have_answers,
    orders_are_to_be_found,
    matches_are_to_be_found,
    forms_expect_what_they_offer,
    fragments_can_be_shared,
)
