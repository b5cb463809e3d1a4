"""Escapes: everything that is needed can be had, and no order of acts leads to a dead end."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from webapp.content.escape_graph import Escape, escapes_of
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.scene.spec import Lock

HINTS: Final = 3


def things_are_known(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Items are described and given; flags that are waited for are raised; exits lead to rooms."""
    for escape in escapes_of(quest):
        items = {item.id for item in escape.scenes[0].step.items}
        given = {item for act in escape.acts for item in act.gives}
        raised = {flag for act in escape.acts for flag in act.sets}
        rooms = {scene.step.room.id for scene in escape.scenes}
        for act in escape.acts:
            wanted = {item for need in act.needs for item in (*need.items, *need.without)}
            for item in sorted((wanted | act.consumes | act.gives) - items):
                yield act.loc, f"L’objet « {item} » n’est pas décrit."
            for flag in sorted({flag for need in act.needs for flag in need.flags} - raised):
                yield act.loc, f"Rien ne lève le drapeau « {flag} »."
        for item in sorted(items - given):
            yield (*escape.scenes[0].loc, "items"), f"Rien ne donne l’objet « {item} »."
        for loc, step in escape.scenes:
            for flag in sorted({*step.until_flags, *step.story_flags} - raised):
                yield loc, f"Rien ne lève le drapeau « {flag} »."
            for index, way in enumerate(step.room.exits):
                if way.to not in rooms:
                    yield (*loc, "room", "exits", index), f"La pièce « {way.to} » n’existe pas."


def names_are_unique(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """No two acts of an escape share an id, whatever the room."""
    for escape in escapes_of(quest):
        seen: set[str] = set()
        for act in escape.acts:
            if act.id in seen:
                yield act.loc, f"« {act.id} » est déjà pris."
            seen.add(act.id)


def order_does_not_matter(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """The inventory is what was given less what was consumed, in whatever order the phones tell it.

    So an item is consumed once at most, and « without » guards only words: acts that change nothing.
    """
    for escape in escapes_of(quest):
        uses = Counter(item for act in escape.acts for item in act.consumes)
        for act in escape.acts:
            for item in sorted(act.consumes):
                if uses[item] > 1:
                    yield act.loc, f"L’objet « {item} » est consommé à plusieurs endroits."
            if act.changes_something and any(need.without or need.without_flags for need in act.needs):
                yield act.loc, "« without » ne garde que des mots : cet acte donne, consomme ou lève quelque chose."
        for loc, step in escape.scenes:
            for index, way in enumerate(step.room.exits):
                if way.needs.without or way.needs.without_flags:
                    yield (
                        (*loc, "room", "exits", index),
                        "Une sortie ne se referme pas : « without » n’y a pas sa place.",
                    )


def locks_can_be_opened(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A lock has three hints, and an answer that can be given."""
    for escape in escapes_of(quest):
        for loc, step in escape.scenes:
            for index, hotspot in enumerate(step.room.hotspots):
                if hotspot.lock:
                    at = (*loc, "room", "hotspots", index, "lock")
                    yield from ((at, message) for message in _faults_of(hotspot.lock))


def nobody_gets_stuck(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Whatever is done, in whatever order, the end can still be reached."""
    for escape in escapes_of(quest):
        stuck = escape.dead_ends()
        if stuck:
            room, done = min(stuck, key=lambda state: (len(state[1]), sorted(state[1])))
            yield escape.scenes[0].loc, f"Impasse dans « {room} » après : {', '.join(sorted(done)) or 'rien'}."
        yield from _rooms_left_out(escape)


def _rooms_left_out(escape: Escape) -> Iterator[tuple[Loc, str]]:
    visited = {room for room, _ in escape.states()}
    for loc, step in escape.scenes:
        if step.room.id not in visited:
            yield loc, f"On ne peut jamais entrer dans « {step.room.id} »."


def _faults_of(lock: Lock) -> Iterator[str]:
    if len(lock.hints) != HINTS:
        yield f"Une serrure a {HINTS} indices, celle-ci {len(lock.hints)}."
    if not lock.answers:
        yield "Cette serrure n’a pas de réponse."
    options = sorted(option.id for option in lock.options)
    for answer in lock.answers:
        if lock.type == "order" and sorted(answer.split(">")) != options:
            yield f"« {answer} » doit contenir chaque option une fois, séparées par « > »."
        if lock.digits is not None and (not answer.isdigit() or len(answer) != lock.digits):
            yield f"« {answer} » n’a pas {lock.digits} chiffres."


CHECKS: Final = (things_are_known, names_are_unique, order_does_not_matter, locks_can_be_opened, nobody_gets_stuck)
