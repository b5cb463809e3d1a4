"""Ways to hold less memory: what is not asked for is not read, and what takes room is done by a process that ends."""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from types import FunctionType, ModuleType


def made_apart(work: Callable[[], bytes]) -> bytes:
    """Have work done by a process that ends with it; return what it made."""
    reads, writes = os.pipe()
    if not (child := os.fork()):
        code = 1
        try:
            with os.fdopen(writes, "wb") as made:
                made.write(work())
            code = 0
        finally:
            if code:
                traceback.print_exc()
            os._exit(code)
    os.close(writes)
    with os.fdopen(reads, "rb") as made:
        whole = made.read()
    if code := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise SystemExit(code)
    return whole


@contextmanager
def absent(names: Collection[str]) -> Iterator[None]:
    """Have a library be loaded as if others, which it takes where they are there, were not installed."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # what an import takes for "not there"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@contextmanager
def replaced(names: Collection[str]) -> Iterator[None]:
    """Have a library take names from modules that stay unread: it mentions them, and we never ask for what they do."""
    hollow = {name: Hollow(name) for name in names if name not in sys.modules}
    sys.modules.update(hollow)
    try:
        yield
    finally:
        for name in hollow:
            del sys.modules[name]


def forget_manuals() -> None:
    """Let go of what functions and classes say of themselves to programmers: megabytes that no request reads."""
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__doc__:
            constants = thing.__code__.co_consts
            if constants and constants[0] is thing.__doc__:
                thing.__code__ = thing.__code__.replace(co_consts=(None, *constants[1:]))
            thing.__doc__ = None
        elif isinstance(thing, type) and isinstance(vars(thing).get("__doc__"), str):
            with suppress(TypeError, AttributeError):
                thing.__doc__ = None


class Hollow(ModuleType):
    """A module in which every name is an empty class."""

    def __getattr__(self, name: str) -> type:
        """Stand in for whatever is taken from it."""
        return type(name, (), {})
