"""JSON Schema of the authors' files, so that an editor completes words and underlines mistakes."""

from typing import Any, Final, get_args

from pydantic import TypeAdapter

from webapp.content.achievements import ACHIEVEMENTS_FILE, GUIDE_FILE
from webapp.content.escape import Escape
from webapp.content.schema import any_step, quest_adapter
from webapp.content.sources import DOCUMENTS, HEAD_FILE, PARTS, SHARED_PARTS
from webapp.content.studio import SENTENCES_FILE, STUDIO_FILE
from webapp.content.workshops import WORKSHOPS_FILE
from webapp.quest.achievements import Achievements
from webapp.quest.cast import Character
from webapp.quest.competence_guide import CompetenceGuide
from webapp.quest.content import Day
from webapp.quest.documents import Certificate, Contract, Echo, Evaluation, Notification, Recap
from webapp.quest.employer_sentences import EmployerSentences
from webapp.quest.rules import Competence, ServiceOffer, ServiceSheet
from webapp.quest.skills_studio import SkillsStudio
from webapp.quest.workshops import WorkshopKit

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_LISTS: Final[dict[str, tuple[str, Any]]] = {
    "characters.yaml": ("characters", Character),
    "recaps.yaml": ("recaps", Recap),
    "notifications.yaml": ("notifications", Notification),
    "service_offers.yaml": ("services", ServiceOffer),
    "service_sheets.yaml": ("sheets", ServiceSheet),
    "competences.yaml": ("competences", Competence),
}
_WHOLE: Final[dict[str, Any]] = {
    ACHIEVEMENTS_FILE: Achievements,
    GUIDE_FILE: CompetenceGuide,
    STUDIO_FILE: SkillsStudio,
    SENTENCES_FILE: EmployerSentences,
    WORKSHOPS_FILE: WorkshopKit,
    "escape.yaml": Escape,
    "documents/contract.yaml": Contract,
    "documents/evaluation.yaml": Evaluation,
    "documents/certificate.yaml": Certificate,
}
# What stands in a file beside its list.
_BESIDE: Final[dict[str, Any]] = {
    "recaps.yaml": {
        "absent_text": {"type": "string"},
        "appointment_echoes": {
            "type": "object",
            "propertyNames": {"enum": list(get_args(Echo))},
            "additionalProperties": {"type": "string"},
        },
    },
}
DAY_FILE: Final = "days/*.yaml"

_TEXT: Final = {"type": "string"}
_FLAGS: Final = {"type": "object", "additionalProperties": {"type": ["string", "boolean", "integer"]}}


def file_names() -> tuple[str, ...]:
    """Return the names of the files that have a schema."""
    return (HEAD_FILE, DAY_FILE, *_WHOLE, *_LISTS)


def schema_of(file: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file."""
    if file == HEAD_FILE:
        schema = _head()
    elif file in _LISTS:
        key, item = _LISTS[file]
        schema = _under(key, item)
        schema["properties"] |= _BESIDE.get(file, {})
    else:
        schema = _schema(_day() if file == DAY_FILE else _WHOLE[file])
    _show_as_written(schema.get("$defs", {}))
    return {"$schema": DIALECT, **schema, "title": file}


def all_schemas() -> dict[str, Any]:
    """Return one schema that accepts any of the files; ``$defs`` holds one for each."""
    schemas = {f"elan:{name}": schema_of(name) for name in file_names()}
    return {
        "$schema": DIALECT,
        "title": "Élan : les fichiers d’une quête",
        "$defs": {name: {"$id": name, **schema} for name, schema in schemas.items()},
        "anyOf": [{"$ref": name} for name in schemas],
    }


def _schema(item: Any) -> dict[str, Any]:
    return TypeAdapter(item).json_schema(mode="validation")


def _day() -> Any:
    kind: Any = Day
    return kind[any_step()]


def _under(key: str, item: Any) -> dict[str, Any]:
    """Put a list under the one key of its file."""
    schema = _schema(item)
    definitions = schema.pop("$defs", {})
    return {"$defs": definitions, **_block(**{key: {"type": "array", "items": schema}})}


def _head() -> dict[str, Any]:
    """The head file is a quest without what the other files bring."""
    schema = quest_adapter().json_schema(mode="validation")
    elsewhere = {key for keys in (*PARTS.values(), *SHARED_PARTS.values(), DOCUMENTS, ("days",)) for key in keys}
    properties = {name: rule for name, rule in schema["properties"].items() if name not in elsewhere}
    return {"$defs": schema["$defs"], **_block(format={"type": "integer"}, **properties)}


def _show_as_written(definitions: dict[str, Any]) -> None:
    """Show scripts and scenes as authors write them: the loader turns them into what the classes say."""
    definitions.update({name: rule for name, rule in _sugar(definitions).items() if name in definitions})
    if "SceneStep" in definitions:
        scene = definitions["SceneStep"]
        scene["properties"] = {k: v for k, v in scene["properties"].items() if k not in ("items", "nudges")}
        scene["properties"]["room"] = _TEXT
        scene["required"] = [name for name in scene["required"] if name != "items"]


def _sugar(definitions: dict[str, Any]) -> dict[str, Any]:
    words = ["choice", "label", "goto", "if", "pause"]
    return {
        "Say": {
            "description": 'Une réplique : « personnage: "texte" ».',
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": {"not": {"enum": words}},
            "additionalProperties": _TEXT,
        },
        "Label": _block(label=_TEXT),
        "Goto": _block(goto=_TEXT, optional={"if": _FLAGS}),
        "Choice": _block(choice=_inner(definitions.get("Choice", {}))),
        "Pause": _block(pause=_inner(definitions.get("Pause", {}))),
    }


def _block(*, optional: dict[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _inner(definition: dict[str, Any]) -> dict[str, Any]:
    """What stands under ``choice`` or ``pause``: the class without its kind."""
    kept = {name: rule for name, rule in definition.get("properties", {}).items() if name != "kind"}
    return {**definition, "properties": kept}
