"""What authors describe, as badges say it: addresses, other frameworks, the picture."""

from typing import Final

from badges.achievement import Achievement as SignedAchievement
from badges.achievement import Alignment
from badges.art.picture import Design, Family
from badges.art.stones import Shape
from webapp.content.achievements import load_achievements, load_competence_guide
from webapp.quest.achievements import Achievement
from webapp.usecases.awarding.addresses import House

ENGLISH: Final = "en"


def find_achievement(name: str) -> Achievement | None:
    """The badge of that name, if authors describe it."""
    return next((each for each in load_achievements().achievements if each.id == name), None)


def as_signed(achievement: Achievement, house: House, language: str = "fr") -> SignedAchievement:
    """The achievement as it stands in a badge; French is what is signed, English is at an address of its own."""
    address = house.achievement(achievement.id)
    is_english = language == ENGLISH
    return SignedAchievement(
        id=f"{address}/{ENGLISH}" if is_english else address,
        kind=achievement.achievement_type,
        name=achievement.name_en if is_english else achievement.name,
        description=achievement.description_en if is_english else achievement.description,
        criteria=achievement.criteria_en if is_english else achievement.criteria,
        image_url=f"{address}/{ENGLISH}.png" if is_english else f"{address}.png",
        image_caption=achievement.picture.alt_en if is_english else achievement.picture.alt,
        language=language,
        human_code=achievement.id,
        tags=() if is_english else achievement.tags,
        alignments=alignments_of(achievement, is_english=is_english),
        translations={"fr": address} if is_english else {ENGLISH: f"{address}/{ENGLISH}"},
    )


def alignments_of(achievement: Achievement, *, is_english: bool = False) -> tuple[Alignment, ...]:
    """The nearest entries of other frameworks, only where their address is certain."""
    guide = load_competence_guide()
    names = {framework.id: framework.name for framework in guide.frameworks}
    entries = [
        entry
        for competence in guide.competences
        if competence.id in achievement.competences
        for entry in competence.alignments
        if entry.url is not None
    ]
    return tuple(
        Alignment(
            name=(entry.name_en if is_english and entry.name_en else entry.name),
            url=entry.url or "",
            framework=names[entry.framework],
            kind=f"ext:{entry.framework}-skill",
        )
        for entry in dict.fromkeys(entries)
    )


def design_of(achievement: Achievement, language: str = "fr") -> Design:
    """How the picture of the badge is drawn, with the words of that language."""
    picture, is_english = achievement.picture, language == ENGLISH
    return Design(
        Shape(picture.shape),
        Family(picture.family),
        picture.glyph,
        picture.alt_en if is_english else picture.alt,
        achievement.level,
        "LEVEL" if is_english else "NIVEAU",
    )
