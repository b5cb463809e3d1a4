"""The start page of the CV, and how it reads."""

from dataclasses import dataclass

from flask import Response, request

from webapp.documents import unprintable
from webapp.policy.permissions import Permission
from webapp.quest.cv.draft import Draft, ProvenBadge
from webapp.web.backpack.blueprint import blueprint
from webapp.web.backpack.cv_page import mine, show
from webapp.web.backpack.cv_printing import qr_picture
from webapp.web.backpack.cv_start import answers_of_game, can_take
from webapp.web.common.access import requires


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A section of the CV, and what is in it so far."""

    href: str
    title: str
    state: str
    is_filled: bool


@blueprint.get("/sac/cv")
@requires(Permission.PLAY)
def cv() -> Response:
    own = mine()
    offers = can_take(own.draft, answers_of_game())
    return show("home", doors=_doors(own.draft, own.badges), kept=request.args.get("garde"), can_take=offers)


@blueprint.get("/sac/cv/apercu")
@requires(Permission.PLAY)
def cv_preview() -> Response:
    paper = mine().paper()
    addresses = {entry.url for part in paper.parts for entry in part.entries if entry.url}
    codes = {url: qr_picture(url) for url in addresses}
    return show("preview", paper=paper, codes=codes, unprintable=unprintable(paper.texts()))


def _doors(draft: Draft, badges: tuple[ProvenBadge, ...]) -> tuple[Door, ...]:
    shown = sum(badge.id not in draft.look.hidden_badges for badge in badges)
    mobility = draft.mobility
    return (
        _door("souhaits", "Ce que je cherche", draft.wishes.target or draft.wishes.about),
        _door("experiences", "Ce que j’ai vécu et fait", _count(len(draft.experiences), "expérience")),
        _door("competences", "Ce que je sais faire", _count(len(draft.skills), "compétence")),
        _door("formations", "École et formations", _count(len(draft.trainings), "formation")),
        _door("langues", "Mes langues", ", ".join(each.name for each in draft.languages)),
        _door("mobilite", "Permis et trajets", _mobility(mobility.licences, mobility.means)),
        _door("badges", "Mes badges sur le CV", _count(shown, "badge")),
        _door("contact", "Comment me joindre", draft.contact.name if draft.contact else "", empty="Rien n’est gardé"),
    )


def _door(slug: str, title: str, state: str, *, empty: str = "À remplir") -> Door:
    return Door(href=f"/sac/cv/{slug}", title=title, state=state or empty, is_filled=bool(state))


def _count(number: int, noun: str) -> str:
    return f"{number}\u00a0{noun}{'s' if number > 1 else ''}" if number else ""


def _mobility(licences: tuple[str, ...], means: tuple[str, ...]) -> str:
    return ", ".join(text for text in (_count(len(licences), "permis"), _count(len(means), "moyen")) if text)
