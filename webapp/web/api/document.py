"""The description of the API, for programs and for those who write them (OpenAPI 3.1)."""

from collections.abc import Mapping
from typing import Any

from flask import Response, jsonify

from webapp.policy.permissions import Permission
from webapp.policy.programs import ApiScope
from webapp.web.api.blueprint import blueprint
from webapp.web.api.lists import MOST, USUAL
from webapp.web.api.schemas import SCHEMAS
from webapp.web.common.access import requires
from webapp.web.common.security import config

Json = Mapping[str, Any]

ABOUT = """Lecture des groupes, des progrès, des présences, des rendez-vous, des ateliers et des badges d’une structure.

Chaque programme a un jeton, créé dans « Structure », « Jetons » par une administratrice ou un administrateur, et montré
une seule fois. Les jeunes n’apparaissent que sous leur pseudonyme ; les progrès sont absents quand la personne n’a pas
accepté de les montrer. Les instants sont en UTC, les dates en ISO 8601."""
SHUT = "Jeton absent ou retiré."
COHORT: Json = {
    "name": "cohort", "in": "path", "required": True, "description": "Identifiant du groupe.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 32, "pattern": "^[A-Za-z0-9_-]+$"},
}  # fmt: skip
LIMIT: Json = {
    "name": "limit", "in": "query", "description": "Nombre d’éléments à recevoir.",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
}  # fmt: skip
AFTER: Json = {
    "name": "after", "in": "query", "description": "Valeur de next_after, pour recevoir la suite.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 32},
}  # fmt: skip


@blueprint.get("/openapi.json")
@requires(Permission.VISIT)
def openapi() -> Response:
    return jsonify(description())


def description() -> Json:
    """Describe every address of the API."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Élan",
            "version": "1.0.0",
            "summary": "Ce que les programmes d’une structure peuvent lire.",
            "description": ABOUT,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": config().public_url}],
        "security": [{"token": []}],
        "paths": _paths(),
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "elan_…"}},
        },
    }


def _paths() -> Json:
    return {
        "/api/v1/openapi.json": {"get": _itself()},
        "/api/v1/cohorts": {
            "get": _operation("cohorts", "Les groupes de la structure", ApiScope.COHORTS, "Cohorts", (LIMIT, AFTER)),
        },
        "/api/v1/cohorts/{cohort}/participants": {
            "get": _operation(
                "participants", "Les jeunes d’un groupe et leurs progrès", ApiScope.PROGRESS, "Participants", (COHORT,)
            ),
        },
        "/api/v1/cohorts/{cohort}/attendance": {
            "get": _operation(
                "attendance", "Les présences d’un groupe", ApiScope.ATTENDANCE, "AttendanceList", (COHORT,)
            ),
        },
        "/api/v1/workshops": {
            "get": _operation(
                "workshops", "Les ateliers et qui y était", ApiScope.ATTENDANCE, "Workshops", (LIMIT, AFTER)
            ),
        },
        "/api/v1/badges": {
            "get": _operation("badges", "Les badges attribués", ApiScope.BADGES, "Badges", (LIMIT, AFTER)),
        },
        "/api/v1/appointments": {
            "get": _operation(
                "appointments",
                "Les rendez-vous des jeunes de la structure",
                ApiScope.APPOINTMENTS,
                "Appointments",
                (LIMIT, AFTER, _date("from", "Premier jour, compris."), _date("to", "Dernier jour, compris.")),
            ),
        },
    }


def _operation(name: str, summary: str, scope: ApiScope, schema: str, parameters: tuple[Json, ...]) -> Json:
    answers = {
        "200": _answer(summary, schema),
        "401": _fault(SHUT),
        "403": _fault(f"Portée « {scope.value} » absente."),
    }
    if COHORT in parameters:
        answers["404"] = _fault("Groupe inconnu de la structure.")
    if LIMIT in parameters:
        answers["400"] = _fault("Paramètre illisible.")
        answers["404"] = _fault("La suite commence après un élément qui n’est pas dans la liste.")
    return {
        "operationId": name,
        "summary": summary,
        "description": f"Portée demandée\u00a0: `{scope.value}`.",
        "parameters": list(parameters),
        "responses": answers,
    }


def _itself() -> Json:
    return {
        "operationId": "openapi",
        "summary": "Cette description",
        "security": [],
        "responses": {
            "200": {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {"type": "object"}}}}
        },
    }


def _date(name: str, description: str) -> Json:
    return {
        "name": name, "in": "query", "description": description,
        "schema": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    }  # fmt: skip


def _answer(description: str, schema: str) -> Json:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


def _fault(description: str) -> Json:
    return _answer(description, "Fault")
