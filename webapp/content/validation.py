"""Checks plain data against the content's classes, all faults at once, each at its line and in plain French."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Final, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import CoreSchema, ErrorDetails, SchemaValidator

from webapp.content.yaml_tree import Loc, YamlTree

T = TypeVar("T")

Locate = Callable[[Loc], tuple[YamlTree, Loc]]


class Checker(Generic[T]):
    """Turns plain data into one type, with numbers and booleans taken as written: ``"3"`` is a text.

    pydantic's strict mode would refuse the blocks themselves, since they are not instances of the classes yet.
    """

    def __init__(self, make: Callable[[], TypeAdapter[T]]) -> None:
        self._make = make

    @cached_property
    def _validator(self) -> SchemaValidator:
        """Made when something is checked: each takes as much memory as what it checks."""
        return SchemaValidator(cast(CoreSchema, _with_strict_scalars(self._make().core_schema)))

    def check(self, data: Any, tree: YamlTree, base: Loc = ()) -> T | None:
        """Return the value, or None once every fault is noted in the tree."""
        return self.check_from(data, lambda loc: (tree, (*base, *loc)))

    def check_from(self, data: Any, locate: Locate) -> T | None:
        """Like ``check`` for data put together from several files; ``locate`` says where a path comes from."""
        try:
            return cast(T, self._validator.validate_python(data))
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                tree, loc = locate((*detail["loc"], *_UNION_KEY.get(detail["type"], ())))
                tree.blame_line(tree.line_of(loc), french(detail), _shown_path(tree, loc))
            return None


def _with_strict_scalars(schema: Any) -> Any:
    if isinstance(schema, dict):
        strict = {"strict": True} if schema.get("type") in ("int", "float", "bool") else {}
        return {key: _with_strict_scalars(value) for key, value in schema.items()} | strict
    return [_with_strict_scalars(item) for item in schema] if isinstance(schema, list) else schema


def french(detail: ErrorDetails) -> str:
    """Say what pydantic found, in plain French."""
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"Il manque « {name} »."
        case "unexpected_keyword_argument":
            return f"« {name} » n’est pas un mot du format."
        case "literal_error":
            expected = str(context["expected"]).replace("'", "").replace(" or ", " ou ")
            return f"« {detail['input']} » n’est pas permis ici. Attendu : {expected}."
        case "union_tag_invalid":
            return f"« {context['tag']} » n’est pas un genre connu{_near(context)}"
        case "union_tag_not_found":
            return "Il manque « kind » : quel genre de pas est-ce ?"
        case kind:
            wanted = _WANTED.get(kind)
            return f"Attendu : {wanted}." if wanted else f"Valeur refusée : {detail['msg']}."


def _near(context: Mapping[str, Any]) -> str:
    known = [tag.strip("' ") for tag in str(context["expected_tags"]).split(",")]
    match get_close_matches(str(context["tag"]), known, n=1):
        case [near]:
            return f" (peut-être « {near} » ?)."
        case _:
            return f". Attendu : {', '.join(known)}."


def _shown_path(tree: YamlTree, loc: Loc) -> str:
    """Write the path without the parts that only pydantic knows (the kinds of a union)."""
    shown: list[str] = []
    known: Loc = ()
    for index, part in enumerate(loc):
        is_known = (*known, part) in tree.lines
        if is_known or index == len(loc) - 1:
            shown.append(f"[{part}]" if isinstance(part, int) else f".{part}")
        if is_known:
            known = (*known, part)
    return "".join(shown).removeprefix(".")


# An unknown kind is told at its own line, not at the beginning of its block.
_UNION_KEY: Final[Mapping[str, Loc]] = {"union_tag_invalid": ("kind",)}

_WANTED: Final = {
    "string_type": "un texte",
    "int_type": "un nombre entier",
    "float_type": "un nombre",
    "bool_type": "true ou false",
    "tuple_type": "une liste",
    "dict_type": "un bloc « clé: valeur »",
    "mapping_type": "un bloc « clé: valeur »",
    "dataclass_type": "un bloc « clé: valeur »",
    "dataclass_exact_type": "un bloc « clé: valeur »",
    "none_required": "rien",
}
