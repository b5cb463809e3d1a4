"""Names to play under: suggested ones, and why a typed one is refused. A real full name never gets in by mistake."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

SHORTEST, LONGEST = 2, 24

# Things of the town, the garden, the workshop and the sky: nothing that agrees with a person, nothing to laugh at.
THINGS: Final = (
    "Abeille", "Balcon", "Barque", "Boussole", "Brume", "Café", "Carnet", "Cerise", "Citron", "Colibri", "Comète",
    "Coquelicot", "Corail", "Crayon", "Domino", "Écharpe", "Écureuil", "Étincelle", "Étoile", "Figue", "Fontaine",
    "Fougère", "Galet", "Gingembre", "Goutte", "Guitare", "Hibou", "Horizon", "Hublot", "Jasmin", "Lanterne", "Lézard",
    "Libellule", "Lucarne", "Lune", "Mangue", "Marelle", "Menthe", "Mistral", "Moineau", "Montgolfière",
    "Nuage", "Orage", "Origami", "Palmier", "Papaye", "Passerelle", "Pinceau", "Pixel", "Platane", "Plume", "Renard",
    "Ricochet", "Rivière", "Sable", "Saphir", "Satellite", "Sirocco", "Tambour", "Tournesol", "Trampoline", "Tramway",
    "Vague", "Verveine", "Violon", "Volcan", "Wagon", "Zèbre", "Zénith",
)  # fmt: skip
PAIRS: Final = (
    "Vague bleue", "Lune en poche", "Café du coin", "Figue de mars", "Orage de juin", "Vent du large", "Pluie de mai",
    "Sable chaud", "Neige d’avril", "Plume d’encre", "Carnet à spirale", "Citron givré", "Menthe à l’eau",
    "Rue des Lilas", "Quai numéro 9", "Dernier métro", "Premier train", "Ligne 12", "Toit du monde", "Heure bleue",
    "Fil de cuivre", "Grain de sel", "Bout de craie", "Coup de vent", "Jour de marché", "Chant du merle",
    "Étoile du nord", "Lampe de poche", "Boîte à outils", "Porte verte", "Clé de sol", "Pont suspendu",
)  # fmt: skip

_ALLOWED: Final = re.compile(r"[^\W_]+(?:[ ’'.-]+[^\W_]+)*\.?")
_CAPITALISED: Final = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]+"
_FIRST_AND_LAST_NAME: Final = re.compile(rf"{_CAPITALISED}(?:-{_CAPITALISED})*(?: {_CAPITALISED}(?:-{_CAPITALISED})*)+")
_PHONE_DIGITS: Final = 6
# Whole words only, so that nobody’s name is refused for holding one.
_HURTFUL: Final = frozenset({
    "bite", "bougnoule", "chienne", "connard", "connasse", "conne", "encule", "fdp", "gouine", "hitler", "nazi",
    "negre", "negro", "ntm", "pd", "pede", "pute", "putain", "salaud", "salope", "tapette", "tarlouze", "youpin",
})  # fmt: skip


def pseudonym_key(name: str) -> str:
    """Return the name without case, accents, spaces or signs: two people of a cohort never share it."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in bare if sign.isalnum())


def cleaned_pseudonym(typed: str) -> str:
    """Return what was typed with single spaces, in the plain composed form, with the French apostrophe."""
    return " ".join(unicodedata.normalize("NFKC", typed).replace("'", "’").split())


def pseudonym_fault(name: str) -> str | None:
    """Say what is wrong with a cleaned name, in words for the one who typed it; None if it will do."""
    if not name:
        return "Écris un nom, ou prends une des idées."
    if "@" in name or re.search(r"\bwww\b|://|\.(?:fr|com|net|org)\b", name, re.IGNORECASE):
        return "Pas d’adresse ici. Un surnom suffit."
    if sum(sign.isdigit() for sign in name) >= _PHONE_DIGITS:
        return "On dirait un numéro. Garde-le pour toi : un surnom suffit."
    if not SHORTEST <= len(name) <= LONGEST:
        return f"Entre {SHORTEST} et {LONGEST} signes, s’il te plaît."
    if not _ALLOWED.fullmatch(name) or not pseudonym_key(name):
        return "Seulement des lettres, des chiffres, des espaces et des tirets."
    if _is_hurtful(name):
        return "On ne peut pas garder ce nom : il peut blesser quelqu’un. Choisis-en un autre."
    if _looks_like_a_full_name(name):
        return "On dirait un prénom et un nom de famille. Garde le prénom seul, ou un surnom en un mot."
    return None


def suggestions(*, taken: Collection[str], draw: int, count: int = 4) -> tuple[str, ...]:
    """Return free names, different for each draw; ``taken`` holds the keys of the names already used."""
    found: list[str] = []
    for turn in range(len(THINGS) * 4):
        name = _suggestion(draw + turn * 7919)
        if pseudonym_key(name) not in taken and name not in found:
            found.append(name)
        if len(found) == count:
            break
    return tuple(found)


def _suggestion(draw: int) -> str:
    """One draw in three is a pair of words, the others are a thing and a number."""
    if draw % 3 == 0:
        return PAIRS[draw // 3 % len(PAIRS)]
    thing = THINGS[draw // 3 % len(THINGS)]
    return f"{thing} {10 + draw // 7 % 90}"


def _is_hurtful(name: str) -> bool:
    words = re.split(r"[^a-z]+", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower())
    return not _HURTFUL.isdisjoint(words)


def _looks_like_a_full_name(name: str) -> bool:
    return (
        name.split(maxsplit=1)[0] not in THINGS
        and name not in PAIRS
        and _FIRST_AND_LAST_NAME.fullmatch(name) is not None
    )
