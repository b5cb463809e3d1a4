"""The pages of an audience: each of its modules puts its own on the blueprint as it is loaded."""

from collections.abc import Collection
from importlib import import_module
from pkgutil import iter_modules


def load_pages(package: str, *, but: Collection[str] = ()) -> None:
    """Load every module of a package, so that its pages exist before the blueprint is registered.

    ``but``: those that have no page, and that few requests need.
    """
    for module in iter_modules(import_module(package).__path__):
        if module.name not in but:
            import_module(f"{package}.{module.name}")
