"""The pages of an audience: each of its modules puts its own on the blueprint as it is loaded."""

from importlib import import_module
from pkgutil import iter_modules


def load_pages(package: str) -> None:
    """Load every module of a package, so that its pages exist before the blueprint is registered."""
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
