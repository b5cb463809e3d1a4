"""Words of the application itself: consent, errors, encouragements, empty screens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UseOfData:
    """One kind of data: why it is kept, and who sees it."""

    __pydantic_config__ = {"extra": "forbid"}

    what: str
    why: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """One kind of data and how long it is kept."""

    __pydantic_config__ = {"extra": "forbid"}

    what: str
    duration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentChoice:
    """Something that one may accept; nothing is ticked beforehand."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentScreen:
    """One short screen; only some of its parts are there."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    text: str | None = None
    essentials: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    never_kept: tuple[str, ...] = ()
    uses: tuple[UseOfData, ...] = ()
    durations: tuple[Keeping, ...] = ()
    rights: tuple[str, ...] = ()
    choices: tuple[ConsentChoice, ...] = ()
    note: str | None = None
    buttons: tuple[str, ...]
    if_refused: str | None = None
    confirmation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minors:
    """What is said to those who are under eighteen, and to their parents."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    text: str
    page_for_parents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What is said to somebody who changes their mind."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    text: str
    erase_account: str
    confirm_word: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The screens of consent, in order."""

    __pydantic_config__ = {"extra": "forbid"}

    principle: str
    to_validate: str
    screens: tuple[ConsentScreen, ...]
    minors: Minors
    withdrawal: Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What happens, what is kept, what to do: a title, a text and one button."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    text: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Encouragement:
    """A kind word about an act, never about the person; ``context`` says when."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    context: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A message that a counsellor may send, and when."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    moment: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyScreen:
    """What a screen says when there is nothing on it yet."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    screen: str
    title: str
    text: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One line that says that something was done."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNow:
    """The screen with the numbers to call."""

    __pydantic_config__ = {"extra": "forbid"}

    title: str
    text: str
    buttons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """All of them. ``staff_…`` are said to professionals, with « vous »."""

    __pydantic_config__ = {"extra": "forbid"}

    consent: Consent
    errors: tuple[Message, ...]
    staff_errors: tuple[Message, ...]
    encouragements: tuple[Encouragement, ...]
    reminders: tuple[Reminder, ...]
    empty_screens: tuple[EmptyScreen, ...]
    staff_empty_screens: tuple[EmptyScreen, ...]
    confirmations: tuple[Confirmation, ...]
    help_now: HelpNow

    def error(self, error_id: str) -> Message | None:
        """Find an error by its id."""
        return next((message for message in (*self.errors, *self.staff_errors) if message.id == error_id), None)
