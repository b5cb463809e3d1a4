"""The CV as it is read: headings and entries in order, the same for the phone, the PDF, the word processor and text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from webapp.quest.cv import words
from webapp.quest.cv.draft import (
    WORK,
    Contact,
    Draft,
    Experience,
    Kind,
    ProvenBadge,
    Skill,
    Template,
    confirming,
    latest_first,
    newest_first,
)
from webapp.quest.cv.months import span, spoken_month

Mark = Literal["", "confirmed", "said"]
SIDE: Final = frozenset({"languages", "mobility", "availability", "interests", "badges"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing with a title. ``mark`` says who vouches for it, in ``mark_text``."""

    title: str
    detail: str = ""
    when: str = ""
    lines: tuple[str, ...] = ()
    mark: Mark = ""
    mark_text: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and what stands under it."""

    id: str
    heading: str
    entries: tuple[Entry, ...] = ()
    text: str = ""

    @property
    def is_side(self) -> bool:
        """Say whether it stands on a ground of its own, at the end, where there is a band."""
        return self.id in SIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole CV. ``name`` may be empty: nothing is invented in its place."""

    name: str
    target: str
    contact: tuple[str, ...]
    parts: tuple[Part, ...]
    language: str
    template: Template
    pages: int

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing yet to read."""
        return not self.parts and not self.target

    def texts(self) -> Iterator[str]:
        """Give every text, in the order in which it is read."""
        yield from (self.name, self.target, *self.contact)
        for part in self.parts:
            yield from (part.heading, part.text)
            for entry in part.entries:
                yield from (entry.title, entry.detail, entry.when, *entry.lines, entry.mark_text)


def paper_of(
    draft: Draft, *, contact: Contact | None, badges: tuple[ProvenBadge, ...], names: Mapping[str, str]
) -> Paper:
    """Lay out a draft. ``names`` are those of the competences, in French; ``contact`` may be for this once only."""
    who, look = contact or Contact(), draft.look
    shown = tuple(badge for badge in badges if badge.id not in look.hidden_badges)
    parts = _Parts(draft, shown, names)
    return Paper(
        name=who.name,
        target=draft.wishes.target,
        contact=tuple(text for text in (who.phone, who.email, who.town) if text),
        parts=tuple(part for part in parts.in_order(look.kind) if part.entries or part.text),
        language=look.language,
        template=look.template,
        pages=look.pages,
    )


class _Parts:
    """Writes each part in the language of the headings."""

    def __init__(self, draft: Draft, badges: tuple[ProvenBadge, ...], names: Mapping[str, str]) -> None:
        self._draft, self._badges, self._names = draft, badges, names
        self._language = draft.look.language
        self._headings = words.HEADINGS[self._language]

    def in_order(self, kind: Kind) -> Iterator[Part]:
        wishes, lived = self._draft.wishes, newest_first(self._draft.experiences)
        yield self._text("about", wishes.about)
        if kind == "competences":
            yield self._part("skills", (self._skill(each) for each in self._draft.skills))
            yield self._part("experiences", (self._experience(each) for each in lived))
            yield self._part("trainings", self._trainings())
        else:
            yield self._part("work", (self._experience(each) for each in lived if each.kind in WORK))
            yield self._part("other", (self._experience(each) for each in lived if each.kind not in WORK))
            yield self._part("trainings", self._trainings())
            yield self._part("skills", (self._skill(each) for each in self._draft.skills))
        yield self._part("badges", (self._badge(each) for each in self._badges))
        yield self._part("languages", self._languages())
        yield self._text("mobility", self._mobility())
        yield self._text("availability", self._availability())
        yield self._text("interests", wishes.interests)

    def _part(self, name: str, entries: Iterator[Entry]) -> Part:
        return Part(id=name, heading=self._headings[name], entries=tuple(entries))

    def _text(self, name: str, text: str) -> Part:
        return Part(id=name, heading=self._headings[name], text=text)

    def _experience(self, each: Experience) -> Entry:
        return Entry(
            title=each.title,
            detail=_joined(each.place, each.town),
            when=span(each.start, each.end, is_current=each.is_current, language=self._language),
            lines=each.lines,
        )

    def _trainings(self) -> Iterator[Entry]:
        for each in latest_first(self._draft.trainings):
            result = words.RESULTS[self._language].get(each.result, "")
            yield Entry(
                title=each.title,
                detail=_joined(each.place, each.town),
                when=_joined(spoken_month(each.end, self._language) if each.end else "", result),
            )

    def _skill(self, each: Skill) -> Entry:
        proof = confirming(self._badges, each.competence)
        level = max(proof.level if proof else 0, each.level)
        # The badge proves its own level; a higher one is the youth's word, and is marked so.
        is_confirmed = proof is not None and proof.level >= each.level
        source = words.CONFIRMED if is_confirmed else words.SELF_SAID
        return Entry(
            title=competence_name(each.competence, self._names, self._language),
            detail=words.LEVELS[self._language][level - 1],
            lines=each.lines,
            mark="confirmed" if is_confirmed else "said",
            mark_text=source[self._language],
        )

    def _badge(self, each: ProvenBadge) -> Entry:
        is_french = self._language == "fr"
        return Entry(
            title=each.name if is_french else each.name_en,
            detail=each.issuer,
            when=spoken_month(each.awarded_on[:7], self._language),
            lines=(each.description if is_french else each.description_en,),
            mark="confirmed",
            url=each.url,
        )

    def _languages(self) -> Iterator[Entry]:
        for each in self._draft.languages:
            yield Entry(title=each.name, detail=words.FLUENCY[self._language][each.level])

    def _mobility(self) -> str:
        kept, language = self._draft.mobility, self._language
        named = [words.LICENCES[language][name] for name in kept.licences if name in words.LICENCES[language]]
        named += [words.MEANS[language][name] for name in kept.means if name in words.MEANS[language]]
        return _sentence(", ".join([*named, *([kept.radius] if kept.radius else [])]))

    def _availability(self) -> str:
        kept = self._draft.wishes
        contracts = words.CONTRACTS[self._language]
        named = [contracts[name] for name in kept.contracts if name in contracts]
        return _sentence(" · ".join(text for text in (", ".join(named), kept.availability) if text))


def competence_name(competence: str, names: Mapping[str, str], language: str) -> str:
    """Name a competence in the language of the headings."""
    return words.COMPETENCES_EN[competence] if language == "en" else names[competence]


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
