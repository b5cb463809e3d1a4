"""Nothing by the eye alone, by the ear alone, or by going out alone."""

from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.code.spec import CodeStep
from webapp.steps.hunt.spec import HuntStep
from webapp.steps.scene.spec import SceneStep
from webapp.steps.upload.spec import UploadStep


def pictures_are_told(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every character and every room has words for those who do not see."""
    for index, character in enumerate(quest.characters):
        if not character.portrait.alt.strip():
            yield ("characters", index, "portrait", "alt"), f"« {character.id} » n’a pas de texte de remplacement."
    for loc, _, step in each_step(quest):
        if isinstance(step, SceneStep):
            if not step.room.text_alternative.strip():
                yield (*loc, "room", "text_alternative"), "Cette pièce n’a pas de version en mots."
            if not step.accessibility:
                yield loc, "Une scène doit dire comment y jouer sans la voir (« accessibility »)."


def sounds_are_written(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A puzzle with a sound or a vibration is whole without it."""
    for loc, _, step in each_step(quest):
        if not isinstance(step, CodeStep) or not (step.has_optional_sound or step.has_optional_vibration):
            continue
        if step.artefact is None or not (step.artefact.lines or step.artefact.rows or step.artefact.text):
            yield loc, "Le son ou la vibration doivent être écrits aussi, dans « artefact »."


def tables_are_whole(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A table has a caption, and as many cells in each row as columns."""
    for loc, _, step in each_step(quest):
        artefact = getattr(step, "artefact", None)
        if artefact is None or artefact.type != "table":
            continue
        if not artefact.caption:
            yield (*loc, "artefact"), "Un tableau a une légende (« caption »)."
        for index, row in enumerate(artefact.rows):
            if len(row) != len(artefact.columns):
                yield (*loc, "artefact", "rows", index), f"Il faut {len(artefact.columns)} cases."


def nobody_has_to_go_out(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A hunt can be done without walking, without going out, far from towns, and its answer is believed."""
    for loc, mission, step in each_step(quest):
        if isinstance(step, HuntStep):
            wanted = {"reduced-mobility", "indoors"} | ({"rural"} if mission.mode == "outdoor" else set())
            for missing in sorted(wanted - {option.id for option in step.alternatives}):
                yield (*loc, "alternatives"), f"Il manque l’alternative « {missing} »."
            if "answer" not in step.proofs:
                yield (*loc, "proofs"), "La preuve « answer » est toujours possible."


def nobody_has_to_be_recorded(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """An upload has another way, and says who will see or hear it."""
    for loc, _, step in each_step(quest):
        if isinstance(step, UploadStep):
            if not step.alternative.strip():
                yield (*loc, "alternative"), "Comment faire sans rien envoyer ?"
            if not step.privacy:
                yield loc, "Un envoi dit qui le verra (« privacy »)."


CHECKS: Final = (
    pictures_are_told,
    sounds_are_written,
    tables_are_whole,
    nobody_has_to_go_out,
    nobody_has_to_be_recorded,
)
