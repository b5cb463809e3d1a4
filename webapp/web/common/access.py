"""The permission of each route, said on the line under its path; a route without one does not start."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, abort, g, redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.policy.rules import Actor, Reach, allows, is_for_staff, reach_of
from webapp.queries.identity import Player
from webapp.queries.staff import StaffMember
from webapp.web.common.held_forms import held_form, holds_a_form

View = TypeVar("View", bound=Callable[..., Any])
_ATTRIBUTE = "elan_permission"
Closed = tuple[str, str, str]

YOUTH: Closed = ("public.resume", "Session fermée", "Reprends ta place avec ta carte. Rien n’est perdu.")
PROGRAM = ("Jeton absent ou retiré", "Envoyez « Authorization: Bearer elan_… », avec un jeton de votre structure.")
STAFF: Closed = ("counsellor.sign_in", "Session fermée", "Connectez-vous de nouveau. Rien n’est perdu.")


def requires(permission: Permission) -> Callable[[View], View]:
    """Refuse a view to whoever may not; those without a session are sent to the door where they can get one."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not allows(permission, current_actor()):
                return _refuse(permission)
            return view(*args, **kwargs)

        setattr(guarded, _ATTRIBUTE, permission)
        return cast(View, guarded)

    return decorate


def current_actor() -> Actor:
    """Return who asks."""
    if g.get("program") is not None:
        # Whatever cookies come with it: a program is nobody else.
        return Actor(program=g.program.public_id)
    player: Player | None = g.get("player")
    return actor_for(None if player is None else player.public_id, g.get("staff"))


def actor_for(participant: str | None, staff: StaffMember | None) -> Actor:
    """Return the actor of a youth's session, of a staff session, or of both in one browser."""
    if staff is None:
        return Actor(participant=participant)
    if not staff.is_proven:
        # The password alone opens nothing but what proves more.
        is_new = not staff.has_second_factor
        return Actor(participant=participant, is_proving=not is_new, is_enrolling=is_new)
    return Actor(participant=participant, staff=staff.public_id, posts=staff.posts)


def current_player() -> Player:
    """Return the participant of this request; only where PLAY is required."""
    player: Player | None = g.get("player")
    if player is None:
        abort(401)
    return player


def current_staff() -> StaffMember:
    """Return the member of staff of this request; only where a permission of staff is required."""
    staff: StaffMember | None = g.get("staff")
    if staff is None:
        abort(401)
    return staff


def current_reach(permission: Permission) -> tuple[Reach, ...]:
    """Return how far a permission goes for whoever asks: what queries load through."""
    return reach_of(permission, current_actor())


def permission_of(view: Callable[..., Any]) -> Permission | None:
    """Return the permission that a view declares."""
    return getattr(view, _ATTRIBUTE, None)


def refuse_undeclared(app: Flask) -> None:
    """Stop at start-up if a route forgot its permission."""
    bare = [name for name, view in app.view_functions.items() if permission_of(view) is None]
    if bare:
        raise RuntimeError(f"routes without a permission: {', '.join(sorted(bare))}")


def _refuse(permission: Permission) -> Any:
    if permission is Permission.CALL_API:
        return {"title": PROGRAM[0], "text": PROGRAM[1]}, 401, {"WWW-Authenticate": "Bearer"}
    if is_for_staff(permission) and current_actor().posts:
        abort(403)
    door, title, text = STAFF if is_for_staff(permission) else YOUTH
    if door == STAFF[0] and holds_a_form():
        return held_form(door)
    if request.headers.get("HX-Request"):
        return "", 401, {"HX-Redirect": url_for(door)}
    if request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json":
        return {"title": title, "text": text}, 401
    return redirect(url_for(door, suite=request.full_path.rstrip("?") if request.method == "GET" else None))
