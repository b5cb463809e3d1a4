"""Papers made of one's own answers: contract, plan, CV, message to oneself, read again in plain words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from webapp.queries.standing import Standing
from webapp.quest.content import Day
from webapp.quest.facts import ANSWER, register_value
from webapp.quest.script import Say
from webapp.steps.answers import is_ticked, part_of, text_of, texts_of
from webapp.steps.dialogue.path import path
from webapp.steps.form.fields import OTHER_SUFFIX, SHOWN_ONLY

LISTS = frozenset({"multi", "multi_all", "members", "list", "badges", "team_signature"})
NOT_PAPERS = frozenset({"signature", *SHOWN_ONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A question and what was answered, in words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A step's answer as a paper. ``signature``: typed initials, or the path of a drawing."""

    step: str
    mission: str
    title: str
    lines: tuple[Line, ...]
    can_share: bool = False
    typed: str = ""
    drawn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """A talk that is kept among the papers, as it was heard."""

    step: str
    title: str
    day: Day[Any]
    heard: tuple[Say, ...]


def find_steps(standing: Standing, matches: Callable[[Any], bool]) -> Iterator[tuple[Day[Any], Any, Any]]:
    """Yield the steps that match, each with its day and its mission."""
    for day in standing.quest.days:
        for mission in day.missions:
            for step in mission.steps:
                if matches(step):
                    yield day, mission, step


def answer_of(standing: Standing, step: Any) -> Any:
    """Return the player's own answer to a step, or None."""
    return register_value(standing.person.about(step.id), ANSWER)


def papers_of(standing: Standing, exports: str) -> tuple[Paper, ...]:
    """Return the papers that feed an export (``plan``, ``cv``), those that were filled in."""
    return _papers(standing, lambda step: getattr(step, "exports", None) == exports)


def contract_paper(standing: Standing) -> Paper | None:
    """Return the contract as the player filled it in, once it is signed."""
    found = _papers(standing, lambda step: getattr(step, "document", None) == "contract")
    return next((paper for paper in found if paper.typed or paper.drawn), None)


def message_to_me(standing: Standing) -> Paper | None:
    """Return the letter that the player wrote to themself."""
    found = _papers(standing, lambda step: getattr(step, "format", None) == "letter")
    return found[-1] if found else None


def paper_of(standing: Standing, step_id: str) -> Paper | None:
    """Return one step's answer as a paper."""
    return next(iter(_papers(standing, lambda step: step.id == step_id)), None)


def kept_texts(standing: Standing) -> tuple[KeptText, ...]:
    """Return the talks that are kept, once they were heard."""
    kept = []
    for day, _, step in find_steps(standing, lambda each: bool(getattr(each, "kept_as", None))):
        if standing.view.is_step_done(step):
            choices = _choices(standing, step)
            heard, _ = path(step, choices, standing.flags)
            said = tuple(line for line in heard if isinstance(line, Say))
            kept.append(KeptText(step=step.id, title=step.kept_as, day=day, heard=said))
    return tuple(kept)


def lines_of(step: Any, answer: Any, names: Mapping[str, str]) -> tuple[Line, ...]:
    """Say an answer in words, question by question; what was left empty is left out."""
    pairs: Iterable[tuple[str, str]] = ()
    if step.kind == "form":
        pairs = ((field.label, _field_words(field, answer, names)) for field in step.fields)
    elif step.kind == "assessment":
        pairs = _assessment_words(step, answer)
    elif step.kind == "reflect":
        parts = [(part.id, part.text) for part in step.parts] or [("text", step.prompt)]
        pairs = ((text, text_of(part_of(answer, name))) for name, text in parts)
    return tuple(Line(label=label.removesuffix(" (facultatif)"), text=text) for label, text in pairs if text)


def _papers(standing: Standing, matches: Callable[[Any], bool]) -> tuple[Paper, ...]:
    found = [(mission, step) for _, mission, step in find_steps(standing, matches)]
    answered = [(mission, step, answer_of(standing, step)) for mission, step in found]
    if not any(isinstance(answer, dict) for _, _, answer in answered):
        return ()
    names = {mate.public_id: mate.pseudonym for mate in standing.mates}
    return tuple(_paper(mission, step, answer, names) for mission, step, answer in answered if isinstance(answer, dict))


def _paper(mission: Any, step: Any, answer: Any, names: Mapping[str, str]) -> Paper:
    signed = next((field.id for field in getattr(step, "fields", ()) if field.type == "signature"), None)
    signature = part_of(answer, signed) if signed else None
    return Paper(
        step=step.id,
        mission=mission.id,
        title=step.title or mission.title,
        lines=lines_of(step, answer, names),
        can_share=getattr(step, "sharing", "none") != "none",
        typed=text_of(signature) or text_of(part_of(signature, "typed")),
        drawn=text_of(part_of(signature, "drawn")),
    )


def _choices(standing: Standing, step: Any) -> dict[str, str]:
    own = standing.person.about(step.id)
    taken = {name: register_value(own, name) for name in own.registers if name.startswith("choice:")}
    return {name.removeprefix("choice:"): str(option) for name, option in taken.items()}


def _field_words(field: Any, answer: Any, names: Mapping[str, str]) -> str:
    value = part_of(answer, field.id)
    if field.type in NOT_PAPERS:
        return ""
    if field.type == "checkbox":
        return "oui" if is_ticked(value) else ""
    if field.type in ("plan_step", "contact"):
        return ", ".join(text for part in field.parts if (text := text_of(part_of(value, part))))
    options = {option.id: option.text for option in field.options}
    if field.type == "choice":
        own_words = text_of(part_of(answer, f"{field.id}{OTHER_SUFFIX}"))
        return own_words or options.get(text_of(value), text_of(value))
    known = {**names, **options}
    texts = texts_of(value) if field.type in LISTS else (text_of(value),)
    return ", ".join(known.get(text, text) for text in texts)


def _assessment_words(step: Any, answer: Any) -> Iterator[tuple[str, str]]:
    levels = {level.id: level.label for level in step.scale}
    texts = {item.id: item.text for item in step.items}
    rated = part_of(answer, "items")
    picked = set(texts_of(part_of(answer, "picked")))
    for item in step.items:
        yield item.text, levels.get(text_of(part_of(rated, item.id)), "oui" if item.id in picked else "")
    options = {option.id: option.text for option in step.follow_up_options}
    chosen = text_of(part_of(answer, "follow_up"))
    yield step.follow_up or "", texts.get(chosen) or options.get(chosen) or chosen
