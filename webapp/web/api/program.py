"""Who asks: a program that holds a token, and what its token opens."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Response, g, jsonify, make_response, request

from webapp.policy.programs import RECOGNISED_BY, TOUCH, ApiScope
from webapp.policy.sessions import token_hash
from webapp.queries.programs import Program, program_by_token
from webapp.usecases.programs import touch_token
from webapp.web.api.blueprint import blueprint
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write

View = TypeVar("View", bound=Callable[..., Any])
NARROW = "Ce jeton n’ouvre pas cette partie de l’API. Créez-en un autre avec la portée « {} »."


@blueprint.before_request
def identify_program() -> None:
    """Put the program of the request in ``g.program`` (None for anybody else)."""
    g.program = None
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer" and token.startswith(RECOGNISED_BY):
        g.program = program_by_token(reading(), token_hash(token.strip()))
        _note_use(g.program)


def current_program() -> Program:
    """Return the program of this request; only where CALL_API is required."""
    program: Program = g.program
    return program


def opens(scope: ApiScope) -> Callable[[View], View]:
    """Refuse a view to tokens without this scope."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if scope not in current_program().scopes:
                return fault(403, "Portée insuffisante", NARROW.format(scope.value))
            return view(*args, **kwargs)

        return cast(View, guarded)

    return decorate


def fault(status: int, title: str, text: str) -> Response:
    """Say what is wrong, as every refusal of the API."""
    return make_response(jsonify(title=title, text=text), status)


def _note_use(program: Program | None) -> None:
    moment = now()
    if program is not None and (program.last_used_at is None or moment - program.last_used_at >= TOUCH):
        write(lambda session: touch_token(session, public_id=program.public_id, now=moment))
