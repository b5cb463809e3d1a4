"""Sections that are one form each: wishes, languages, licences, badges to show, the look, the contact."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

from flask import Response, redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.quest.cv import words
from webapp.quest.cv.draft import Contact, Draft, Look, Mobility, SpokenLanguage, Wishes
from webapp.usecases.cv_writing import forget_section, keep_section
from webapp.web.backpack.blueprint import blueprint
from webapp.web.backpack.cv_page import choices, mine, options, show
from webapp.web.backpack.typed import Typed
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write

ROWS = 4
KINDS = {"competences": "Par compétences", "classic": "Par expériences"}
TEMPLATES = {"line": "Sobre", "column": "Avec un bandeau de couleur"}
PAGES = {"1": "Une page", "2": "Deux pages"}
LANGUAGES = {"fr": "En français", "en": "En anglais"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A form: the section that it fills, how it is read, and what it shows of what is kept."""

    kept: str
    read: Callable[[Typed], Mapping[str, Any]]
    fields: Callable[[Draft], Mapping[str, Any]]
    offers: Callable[[], Mapping[str, Any]] = dict


@blueprint.get("/sac/cv/<any(souhaits, langues, mobilite, badges, presentation, contact):slug>")
@requires(Permission.PLAY)
def cv_section(slug: str) -> Response:
    section = SECTIONS[slug]
    return show(slug_template(slug), values=section.fields(mine().draft), faults={}, **section.offers())


@blueprint.post("/sac/cv/<any(souhaits, langues, mobilite, badges, presentation, contact):slug>")
@requires(Permission.PLAY)
def keep_cv_section(slug: str) -> Any:
    section, typed = SECTIONS[slug], Typed()
    content = section.read(typed)
    if typed.faults:
        return show(slug_template(slug), status=422, values=shown_again(), faults=typed.faults, **section.offers())
    player, moment = current_player(), now()
    if slug == "contact" and request.form.get("keep") != "yes":
        write(lambda session: forget_section(session, player=player, section=section.kept))
        return redirect(url_for("backpack.cv", garde="rien"), 303)
    write(lambda session: keep_section(session, player=player, section=section.kept, content=content, now=moment))
    return redirect(url_for("backpack.cv", garde="oui"), 303)


def slug_template(slug: str) -> str:
    """Return the template of a section."""
    return {
        "souhaits": "wishes",
        "langues": "languages",
        "mobilite": "mobility",
        "badges": "badges",
        "presentation": "look",
        "contact": "contact",
    }[slug]


def shown_again() -> dict[str, Any]:
    """Return what was typed, so that a fault loses nothing; several answers of one name stay several."""
    return {name: values if len(values) > 1 else values[0] for name, values in request.form.lists()}


def _wishes(typed: Typed) -> Mapping[str, Any]:
    return asdict(
        Wishes(
            target=typed.line("target"),
            about=typed.text("about", most=600),
            availability=typed.line("availability"),
            contracts=typed.many("contracts", words.CONTRACTS["fr"]),
            interests=typed.line("interests"),
        )
    )


def _languages(typed: Typed) -> Mapping[str, Any]:
    rows = [(typed.line(f"name-{row}"), typed.one(f"level-{row}", words.FLUENCY["fr"], "")) for row in range(ROWS)]
    for row, (name, level) in enumerate(rows):
        if name and not level:
            typed.faults[f"level-{row}"] = f"Choisis comment tu parles cette langue\u00a0: {name}."
    return {"items": [asdict(SpokenLanguage(name=name, level=cast(Any, level))) for name, level in rows if name]}


def _mobility(typed: Typed) -> Mapping[str, Any]:
    return asdict(
        Mobility(
            licences=typed.many("licences", words.LICENCES["fr"]),
            means=typed.many("means", words.MEANS["fr"]),
            radius=typed.line("radius"),
        )
    )


def _look(typed: Typed) -> Mapping[str, Any]:
    return asdict(
        Look(
            kind=cast(Any, typed.one("kind", KINDS, "competences")),
            template=cast(Any, typed.one("template", TEMPLATES, "line")),
            language=cast(Any, typed.one("language", LANGUAGES, "fr")),
            pages=cast(Any, int(typed.one("pages", PAGES, "1"))),
            hidden_badges=mine().draft.look.hidden_badges,
        )
    )


def _badges(typed: Typed) -> Mapping[str, Any]:
    own = mine()
    shown = typed.many("shown", [badge.id for badge in own.badges])
    hidden = tuple(badge.id for badge in own.badges if badge.id not in shown)
    return {**asdict(own.draft.look), "hidden_badges": hidden}


def read_contact(typed: Typed) -> Contact:
    """Read the four lines by which a recruiter reaches somebody."""
    return Contact(
        name=typed.line("name"), email=typed.email("email"), phone=typed.phone("phone"), town=typed.line("town")
    )


def _language_fields(draft: Draft) -> Mapping[str, Any]:
    kept = {f"name-{row}": each.name for row, each in enumerate(draft.languages)}
    return {**kept, **{f"level-{row}": each.level for row, each in enumerate(draft.languages)}}


def _contact_fields(draft: Draft) -> Mapping[str, Any]:
    return {**asdict(draft.contact or Contact()), "keep": "yes" if draft.contact else ""}


SECTIONS: Mapping[str, Section] = {
    "souhaits": Section(
        kept="wishes",
        read=_wishes,
        fields=lambda draft: asdict(draft.wishes),
        offers=lambda: {"contracts": choices(words.CONTRACTS)},
    ),
    "langues": Section(
        kept="languages",
        read=_languages,
        fields=_language_fields,
        offers=lambda: {"rows": range(ROWS), "levels": choices(words.FLUENCY)},
    ),
    "mobilite": Section(
        kept="mobility",
        read=_mobility,
        fields=lambda draft: asdict(draft.mobility),
        offers=lambda: {"licences": choices(words.LICENCES), "means": choices(words.MEANS)},
    ),
    "badges": Section(kept="look", read=_badges, fields=lambda draft: {}),
    "presentation": Section(
        kept="look",
        read=_look,
        fields=lambda draft: asdict(draft.look),
        offers=lambda: {
            "kinds": options(KINDS),
            "templates": options(TEMPLATES),
            "languages": options(LANGUAGES),
            "pages": options(PAGES),
        },
    ),
    "contact": Section(kept="contact", read=lambda typed: asdict(read_contact(typed)), fields=_contact_fields),
}
