"""The content's classes as one type: the quest whose steps are of all the kinds there are."""

from functools import cache, reduce
from importlib import import_module
from inspect import isclass
from operator import or_
from pkgutil import iter_modules
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

import webapp.steps
from webapp.content.validation import Checker
from webapp.quest.content import Quest
from webapp.quest.step import Step


@cache
def step_specs() -> tuple[type[Step], ...]:
    """Return the class of each kind of step, found in the folders of ``webapp.steps``."""
    kinds = sorted(module.name for module in iter_modules(webapp.steps.__path__) if module.ispkg)
    return tuple(_spec_of(kind) for kind in kinds)


@cache
def quest_checker() -> Checker[Quest[Step]]:
    """Return what checks plain data and turns it into a quest."""
    return Checker(quest_adapter)


@cache
def quest_adapter() -> TypeAdapter[Quest[Step]]:
    """Return pydantic's view of a quest."""
    quest: Any = Quest
    return TypeAdapter(quest[any_step()])


def any_step() -> Any:
    """Return the union of all kinds of steps, told apart by ``kind``."""
    return Annotated[reduce(or_, step_specs()), Field(discriminator="kind")]


def _spec_of(kind: str) -> type[Step]:
    module = import_module(f"webapp.steps.{kind}.spec")
    return next(
        item
        for item in vars(module).values()
        if isclass(item) and issubclass(item, Step) and item.__module__ == module.__name__
    )
