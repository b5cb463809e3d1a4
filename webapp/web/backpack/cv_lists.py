"""Experiences and trainings: lists of things, each with a form of its own."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

from flask import Response, abort, redirect, url_for

from webapp.policy.permissions import Permission
from webapp.quest.cv import words
from webapp.quest.cv.draft import Draft, Experience, Training, latest_first, newest_first
from webapp.quest.cv.months import span, typed_month
from webapp.usecases.cv_writing import keep_item, remove_item
from webapp.web.backpack.blueprint import blueprint
from webapp.web.backpack.cv_page import choices, kinds, mine, options, show
from webapp.web.backpack.cv_sections import shown_again
from webapp.web.backpack.typed import Typed
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write

ITEM_ID = re.compile(r"[0-9a-f]{16}")
LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of the CV: where it is kept, its templates, how one of its things is read and shown again."""

    kept: str
    template: str
    items: Callable[[Draft], tuple[Any, ...]]
    read: Callable[[Typed, str], Any]


@blueprint.get("/sac/cv/<any(experiences, formations):slug>")
@requires(Permission.PLAY)
def cv_list(slug: str) -> Response:
    listed = LISTS[slug]
    return show(
        listed.kept,
        items=listed.items(mine().draft),
        kinds=kinds(),
        when=_when,
        results={"": "", **words.RESULTS["fr"]},
    )


@blueprint.get("/sac/cv/<any(experiences, formations):slug>/ajouter")
@requires(Permission.PLAY)
def cv_new_item(slug: str) -> Response:
    return _form(slug, secrets.token_hex(8), {}, is_new=True)


@blueprint.get("/sac/cv/<any(experiences, formations):slug>/<item_id>")
@requires(Permission.PLAY)
def cv_item(slug: str, item_id: str) -> Response:
    found = next((each for each in LISTS[slug].items(mine().draft) if each.id == item_id), None)
    if found is None:
        abort(404)
    return _form(slug, item_id, _fields(found))


@blueprint.post("/sac/cv/<any(experiences, formations):slug>/<item_id>")
@requires(Permission.PLAY)
def keep_cv_item(slug: str, item_id: str) -> Any:
    if not ITEM_ID.fullmatch(item_id):
        abort(404)
    listed, typed = LISTS[slug], Typed()
    item = listed.read(typed, item_id)
    if typed.faults:
        return _form(slug, item_id, shown_again(), faults=typed.faults, status=422)
    player, moment, content = current_player(), now(), asdict(item)
    write(lambda session: keep_item(session, player=player, section=listed.kept, item=content, now=moment))
    return redirect(url_for("backpack.cv_list", slug=slug), 303)


@blueprint.post("/sac/cv/<any(experiences, formations):slug>/<item_id>/retirer")
@requires(Permission.PLAY)
def remove_cv_item(slug: str, item_id: str) -> Any:
    player, moment, kept = current_player(), now(), LISTS[slug].kept
    write(lambda session: remove_item(session, player=player, section=kept, value=item_id, now=moment))
    return redirect(url_for("backpack.cv_list", slug=slug), 303)


def _form(
    slug: str,
    item_id: str,
    values: Mapping[str, Any],
    *,
    faults: Mapping[str, str] | None = None,
    is_new: bool = False,
    status: int = 200,
) -> Response:
    known = {each.id for each in LISTS[slug].items(mine().draft)}
    return show(
        LISTS[slug].template,
        status=status,
        action=url_for("backpack.keep_cv_item", slug=slug, item_id=item_id),
        is_new=is_new or item_id not in known,
        values=values,
        faults=faults or {},
        kinds=options(kinds()),
        results=choices(words.RESULTS),
    )


def _experience(typed: Typed, item_id: str) -> Experience:
    kind = typed.one("kind", kinds(), "")
    if not kind:
        typed.faults["kind"] = "Choisis de quel côté de ta vie ça vient."
    return Experience(
        id=item_id,
        kind=kind,
        title=typed.line("title", required="Donne un titre\u00a0: ce que tu faisais, en quelques mots."),
        place=typed.line("place"),
        town=typed.line("town"),
        start=typed.month("start"),
        end=typed.month("end"),
        is_current=bool(typed.many("is_current", ["yes"])),
        lines=typed.lines("lines", most=LINES),
    )


def _training(typed: Typed, item_id: str) -> Training:
    return Training(
        id=item_id,
        title=typed.line("title", required="Écris ce que tu as suivi, ou la classe."),
        place=typed.line("place"),
        town=typed.line("town"),
        end=typed.month("end"),
        result=cast(Any, typed.one("result", words.RESULTS["fr"], "")),
    )


def _fields(item: Experience | Training) -> dict[str, Any]:
    fields = {**asdict(item), "end": typed_month(item.end)}
    if isinstance(item, Experience):
        more = {"start": typed_month(item.start), "is_current": "yes" if item.is_current else ""}
        fields |= {**more, "lines": "\n".join(item.lines)}
    return fields


def _when(item: Experience | Training) -> str:
    if isinstance(item, Experience):
        return span(item.start, item.end, is_current=item.is_current, language="fr")
    return span("", item.end, is_current=False, language="fr")


LISTS: Mapping[str, Listed] = {
    "experiences": Listed(
        kept="experiences",
        template="experience",
        items=lambda draft: newest_first(draft.experiences),
        read=_experience,
    ),
    "formations": Listed(
        kept="trainings", template="training", items=lambda draft: latest_first(draft.trainings), read=_training
    ),
}
