"""Names that one part of a quest gives to another: each leads somewhere."""

from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_day, each_mission, each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.assessment.spec import AssessmentStep
from webapp.steps.form.spec import FormStep
from webapp.steps.recap.spec import RecapStep
from webapp.steps.reflect.spec import ReflectStep
from webapp.steps.vote.spec import VoteStep


def days_open_and_close(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A day begins with a notification that exists; a weekday ends with its own recap."""
    pushes = {notification.id for notification in quest.notifications}
    for loc, day in each_day(quest):
        if day.opening.push is not None and day.opening.push not in pushes:
            yield (*loc, "opening", "push"), f"« {day.opening.push} » n’est pas une notification."
        last = day.missions[-1].steps[-1] if day.missions and day.missions[-1].steps else None
        if day.number is not None and not (isinstance(last, RecapStep) and last.day == day.id):
            yield loc, "Le dernier pas de la journée doit être son récap."


def recaps_belong_to_days(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Each day has one recap, each recap a day."""
    days = [day.id for day in quest.days]
    told = [recap.day for recap in quest.recaps]
    for index, recap in enumerate(quest.recaps):
        if recap.day not in days or told.index(recap.day) != index:
            yield ("recaps", index, "day"), f"« {recap.day} » : pas de tel jour, ou déjà raconté."
    for loc, day in each_day(quest):
        if day.id not in told:
            yield (*loc, "id"), f"Aucun récap pour « {day.id} »."


def takeaways_lead_somewhere(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """What the last recap sends back to a mission for is shown by it, and is a mission or one of its steps."""
    places = {mission.id for mission in quest.missions()}
    places |= {f"{mission.id}#{step.id}" for mission in quest.missions() for step in mission.steps}
    for loc, _, step in each_step(quest):
        if not isinstance(step, RecapStep):
            continue
        for name, place in step.made_in.items():
            if name not in step.shows or place not in places:
                text = f"« {place} » : une mission, ou « mission#pas », de ce que « shows » montre."
                yield (*loc, "made_in", name), text


def missions_guide_the_staff(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Those who run a mission find a few words for them, and the mission asks for something."""
    for loc, _, mission in each_mission(quest):
        if not mission.facilitator_note:
            yield loc, "Il manque une note pour l’animation (« facilitator_note »)."
        if not mission.steps:
            yield loc, "Cette mission n’a aucun pas."


def characters_are_known(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Whoever gives the instruction of the day is a character."""
    known = {character.id for character in quest.characters}
    for loc, day in each_day(quest):
        if day.daily_instruction and day.daily_instruction.by not in known:
            yield (*loc, "daily_instruction", "by"), f"« {day.daily_instruction.by} » n’est pas un personnage."


def competences_are_known(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Whatever names a competence names one of competences.yaml."""
    known = {competence.id for competence in quest.competences}
    named: list[tuple[Loc, str]] = []
    for loc, _, mission in each_mission(quest):
        named += [((*loc, "competences"), name) for name in mission.competences]
    for loc, _, step in each_step(quest):
        named += [((*loc, "competence"), step.competence)] if isinstance(step, ReflectStep) else []
    for index, recap in enumerate(quest.recaps):
        named += [(("recaps", index, "competences"), name) for name in recap.competences]
    for index, rule in enumerate(quest.badge_rules):
        named.append((("badge_rules", index, "competence"), rule.competence))
    for loc, name in named:
        if name not in known:
            yield loc, f"« {name} » n’est pas une compétence."


def key_missions_are_keys(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """``key_missions`` and ``is_key`` say the same thing."""
    keys = {mission.id for mission in quest.missions() if mission.is_key}
    if keys != set(quest.key_missions):
        yield ("key_missions",), f"Les missions marquées « is_key » sont : {', '.join(sorted(keys))}."


def badges_can_be_earned(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Each competence has one rule: missions that really work it, enough of them, and evidence that exists."""
    missions = {mission.id: mission for mission in quest.missions()}
    evidence = {*missions, *step_ids(quest), "day:check-in"}
    rules = [rule.competence for rule in quest.badge_rules]
    for competence in quest.competences:
        if rules.count(competence.id) != 1:
            yield ("badge_rules",), f"Il faut une règle de badge, et une seule, pour « {competence.id} »."
    for index, rule in enumerate(quest.badge_rules):
        working = {name for name, mission in missions.items() if rule.competence in mission.competences}
        if set(rule.missions) != working:
            yield ("badge_rules", index, "missions"), f"Missions qui la travaillent : {', '.join(sorted(working))}."
        if not 0 < rule.missions_needed <= len(rule.missions):
            yield ("badge_rules", index, "missions_needed"), f"Il y a {len(rule.missions)} missions."
        for name in rule.evidence:
            if name not in evidence:
                yield ("badge_rules", index, "evidence"), f"« {name} » n’est ni un pas ni une mission."


def assessments_compare_alike(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """An assessment compared with an earlier one asks the same things."""
    earlier: dict[str, AssessmentStep] = {}
    for loc, _, step in each_step(quest):
        if not isinstance(step, AssessmentStep):
            continue
        levels = {level.id for level in step.scale} | {option.id for option in step.follow_up_options}
        for index, (level, _) in enumerate(step.alerts):
            if level not in levels:
                yield (*loc, "alerts", index), f"« {level} » n’est pas un niveau de l’échelle."
        if step.compared_with is not None:
            other = earlier.get(step.compared_with)
            if other is None or (other.items, other.scale) != (step.items, step.scale):
                yield (*loc, "compared_with"), f"« {step.compared_with} » n’a pas les mêmes lignes et la même échelle."
        earlier[step.id] = step


def votes_are_asked_again(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A vote shown beside an earlier one names a vote of one's own that came before."""
    earlier: set[str] = set()
    for loc, _, step in each_step(quest):
        if not isinstance(step, VoteStep):
            continue
        if step.compared_with is not None and step.compared_with not in earlier:
            yield (*loc, "compared_with"), f"« {step.compared_with} » n’est pas un vote plus ancien, chacun pour soi."
        if step.scope == "individual" and not step.statements:
            earlier.add(step.id)


def thanks_name_a_person(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """An answer that says thank you says it to somebody of the team."""
    for loc, _, step in each_step(quest):
        if isinstance(step, FormStep) and step.thanks is not None:
            people = {field.id for field in step.fields if field.type == "member"}
            if step.thanks not in people or step.keeps == "device":
                yield (*loc, "thanks"), f"« {step.thanks} » n’est pas un champ « member » qui quitte le téléphone."


def families_are_known(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """The families of an assessment's items are described, and each is spoken for."""
    for loc, _, step in each_step(quest):
        if isinstance(step, AssessmentStep):
            described = {family.id for family in step.families}
            named = {item.family for item in step.items if item.family is not None}
            for name in sorted(described ^ named):
                yield (*loc, "families"), f"La famille « {name} » n’est pas à la fois décrite et utilisée."
            if set(step.family_levels) - {level.id for level in step.scale}:
                yield (*loc, "family_levels"), "Ces niveaux ne sont pas dans l’échelle."


def step_ids(quest: Quest[Step]) -> frozenset[str]:
    """Return the ids of all the steps."""
    return frozenset(step.id for _, _, step in each_step(quest))


CHECKS: Final = (
    days_open_and_close,
    recaps_belong_to_days,
    takeaways_lead_somewhere,
    missions_guide_the_staff,
    characters_are_known,
    competences_are_known,
    key_missions_are_keys,
    badges_can_be_earned,
    assessments_compare_alike,
    votes_are_asked_again,
    thanks_name_a_person,
    families_are_known,
)
