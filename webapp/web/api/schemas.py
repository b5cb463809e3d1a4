"""The shape of what the API answers, as JSON Schema 2020-12."""

from collections.abc import Mapping
from typing import Any, Final

Schema = Mapping[str, Any]
ID: Final[Schema] = {"type": "string", "description": "Identifiant public, stable."}
INSTANT: Final[Schema] = {"type": "string", "format": "date-time"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
TEXT: Final[Schema] = {"type": "string"}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _items(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _paged(name: str) -> Schema:
    following = {"type": ["string", "null"], "description": "À donner dans after pour la suite ; null à la fin."}
    return _object(items=_items(name), next_after=following)


SCHEMAS: Final[Schema] = {
    "Fault": _object(title=TEXT, text=TEXT),
    "Team": _object(id=ID, number={"type": "integer", "minimum": 1}, participants=COUNT),
    "Cohort": _object(
        id=ID,
        name=TEXT,
        starts_on={"type": "string", "format": "date"},
        days=COUNT,
        day={**COUNT, "description": "Combien de jours sont ouverts."},
        is_closed={"type": "boolean", "description": "Les inscriptions sont fermées."},
        is_paused={"type": "boolean"},
        teams=_items("Team"),
    ),
    "Cohorts": _paged("Cohort"),
    "Progress": {
        **_object(
            shards={**COUNT, "description": "Éclats gagnés."},
            services={**COUNT, "description": "Services de la mission locale découverts."},
            days={
                "type": "object",
                "description": "Chaque jour de la quête.",
                "additionalProperties": {"enum": ["done", "begun", "open", "shut"]},
            },
        ),
        "description": "Absent quand la personne n’a pas accepté de montrer ses progrès.",
    },
    "Participant": _object(
        id=ID,
        pseudonym=TEXT,
        team=ID,
        last_seen_at=INSTANT,
        progress={"oneOf": [{"$ref": "#/components/schemas/Progress"}, {"type": "null"}]},
    ),
    "Participants": _object(items=_items("Participant")),
    "Attendance": _object(
        participant=ID,
        day={"type": "string", "description": "Jour de la quête."},
        date={"type": ["string", "null"], "format": "date"},
        state={"enum": ["present", "excused"]},
        at={**INSTANT, "description": "Depuis quand on le sait."},
        source={
            "enum": ["play", "staff"],
            "description": "D’où on le sait : un geste dans le jeu, ou la personne qui accompagne.",
        },
    ),
    "AttendanceList": _object(items=_items("Attendance")),
    "Appointment": _object(
        id=ID,
        participant=ID,
        counsellor=TEXT,
        starts_at=INSTANT,
        duration_min={"type": "integer", "minimum": 1},
        mode=TEXT,
        status={"type": "string", "description": "Où en est le rendez-vous."},
    ),
    "Appointments": _paged("Appointment"),
    "WorkshopPlace": _object(
        participant=ID,
        is_waiting={"type": "boolean", "description": "Sur la liste d’attente."},
        was_there={"type": ["boolean", "null"], "description": "Ce qui a été coché ; null tant que rien ne l’est."},
    ),
    "Workshop": _object(
        id=ID,
        title=TEXT,
        guide={"type": ["string", "null"], "description": "L’atelier du contenu, si c’en est un."},
        place=TEXT,
        starts_at=INSTANT,
        duration_min={"type": "integer", "minimum": 1},
        seats=COUNT,
        cancelled_at={"type": ["string", "null"], "format": "date-time"},
        participants=_items("WorkshopPlace"),
    ),
    "Workshops": _paged("Workshop"),
    "Badge": _object(
        id={**ID, "description": "Sa page, si la personne la montre : /badges/{id}."},
        achievement=TEXT,
        participant={"type": ["string", "null"]},
        awarded_at=INSTANT,
        revoked_at={"type": ["string", "null"], "format": "date-time"},
    ),
    "Badges": _paged("Badge"),
}
