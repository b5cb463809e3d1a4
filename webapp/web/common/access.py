"""The permission of each route, said on the line under its path; a route without one does not start."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, abort, g, redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.policy.rules import ANYBODY, Actor, allows
from webapp.queries.identity import Player

View = TypeVar("View", bound=Callable[..., Any])
_ATTRIBUTE = "elan_permission"


def requires(permission: Permission) -> Callable[[View], View]:
    """Refuse a view to whoever may not; youths without a session are sent to the place where they can resume."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not allows(permission, current_actor()):
                return _refuse()
            return view(*args, **kwargs)

        setattr(guarded, _ATTRIBUTE, permission)
        return cast(View, guarded)

    return decorate


def current_actor() -> Actor:
    """Return who asks."""
    player = g.get("player")
    return ANYBODY if player is None else Actor(participant=player.public_id)


def current_player() -> Player:
    """Return the participant of this request; only where PLAY is required."""
    player: Player | None = g.get("player")
    if player is None:
        abort(401)
    return player


def permission_of(view: Callable[..., Any]) -> Permission | None:
    """Return the permission that a view declares."""
    return getattr(view, _ATTRIBUTE, None)


def refuse_undeclared(app: Flask) -> None:
    """Stop at start-up if a route forgot its permission."""
    bare = [name for name, view in app.view_functions.items() if permission_of(view) is None]
    if bare:
        raise RuntimeError(f"routes without a permission: {', '.join(sorted(bare))}")


def _refuse() -> Any:
    if request.headers.get("HX-Request"):
        return "", 401, {"HX-Redirect": url_for("public.resume")}
    if request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json":
        return {"title": "Session fermée", "text": "Reprends ta place avec ta carte. Rien n’est perdu."}, 401
    return redirect(url_for("public.resume", suite=request.full_path.rstrip("?") if request.method == "GET" else None))
