"""What a badge is about, whoever earns it: one stable address, apart from the awards."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from badges.documents import Document, without_empty


@dataclass(frozen=True, slots=True)
class Alignment:
    """The same skill in another framework. Only where its address is certain."""

    name: str
    url: str
    framework: str
    code: str = ""
    kind: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Achievement:
    """A badge to be earned, in one language; ``translations`` gives the addresses of the same in others."""

    id: str
    kind: str
    name: str
    description: str
    criteria: str
    image_url: str
    image_caption: str = ""
    language: str = "fr"
    human_code: str = ""
    tags: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    translations: Mapping[str, str] = field(default_factory=dict)


def achievement_document(achievement: Achievement) -> Document:
    """The achievement as it stands inside a credential."""
    image = {"id": achievement.image_url, "type": "Image", "caption": achievement.image_caption}
    return without_empty(
        {
            "id": achievement.id,
            "type": ["Achievement"],
            "achievementType": achievement.kind,
            "name": achievement.name,
            "description": achievement.description,
            "criteria": {"id": achievement.id, "narrative": achievement.criteria},
            "image": without_empty(image),
            "inLanguage": achievement.language,
            "humanCode": achievement.human_code,
            "tag": list(achievement.tags),
            "alignment": [_alignment(alignment) for alignment in achievement.alignments],
            "related": [_related(language, at) for language, at in sorted(achievement.translations.items())],
        }
    )


def _alignment(alignment: Alignment) -> Document:
    return without_empty(
        {
            "type": ["Alignment"],
            "targetName": alignment.name,
            "targetUrl": alignment.url,
            "targetFramework": alignment.framework,
            "targetCode": alignment.code,
            "targetType": alignment.kind,
            "targetDescription": alignment.description,
        }
    )


def _related(language: str, address: str) -> Document:
    return {"id": address, "type": ["Related"], "inLanguage": language}
