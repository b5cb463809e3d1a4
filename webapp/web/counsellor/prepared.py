"""Sentences to start from, for a youth: plain, kind, about what was done and never about the person."""

from collections.abc import Mapping, Sequence
from typing import Final

CONFIRMED: Final[Mapping[str, str]] = {
    "audio": "Merci, j’ai tout écouté. C’est clair : on comprend ce que tu sais faire.",
    "text": "Merci, j’ai tout lu. C’est clair : on comprend ce que tu sais faire.",
    "photo": "Merci, j’ai bien vu ta photo. Elle montre ce qu’il fallait.",
}
MORE: Final = (
    "C’est un bon début. Ajoute un exemple : quand, où, et ce que TU as fait.",
    "Je n’entends pas bien le son. Recommence dans un endroit calme, ou écris-le : ça compte autant.",
    "La photo est floue. Reprends-la de plus près, avec de la lumière.",
    "On reconnaît quelqu’un sur ta photo. Reprends-la sans visage ni nom : c’est pour protéger cette personne.",
    "Il manque la fin. Une phrase suffit, même si tu cherches encore.",
)
REFUSED: Final = (
    "Je crois que ce n’est pas le bon envoi. Envoie celui qui parle de cette mission.",
    "Je ne peux pas confirmer ce que personne n’a vu. Choisis une autre preuve, ou parlons-en.",
    "Ces mots peuvent blesser quelqu’un. Recommence avec tes mots à toi, sans viser personne.",
)
PHRASES: Final[Mapping[str, str]] = {
    **{f"confirmed-{name}": text for name, text in CONFIRMED.items()},
    **{f"more-{place}": text for place, text in enumerate(MORE, 1)},
    **{f"refused-{place}": text for place, text in enumerate(REFUSED, 1)},
}


def for_medium(texts: Sequence[str], medium: str) -> tuple[str, ...]:
    """Leave out what is said of a photo to whoever wrote, and of a sound to whoever sent a photo."""
    others = {"photo": ("le son",), "audio": ("photo",)}.get(medium, ("photo", "le son"))
    return tuple(text for text in texts if not any(word in text for word in others))
