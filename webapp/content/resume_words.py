"""The French words of the resume cards: the list of BIP 39, in which no two words begin with the same four letters."""

import unicodedata
from functools import cache
from typing import Final

from mnemonic import Mnemonic

# A card is read aloud, shown to a team, kept in a wallet: these words would not do anybody good there.
LEFT_OUT: Final = frozenset({
    "accuser", "angoisse", "anxieux", "arsenic", "asservir", "attaque", "bafouer", "blessant", "bobard", "calomnie",
    "carabine", "carnage", "censurer", "chagrin", "colère", "crainte", "cruel", "cyanure", "dénuder", "désastre",
    "détester", "détresse", "embryon", "ennemi", "épitaphe", "ethnie", "excitant", "exiler", "fatal",
    "féconder", "féroce", "fléau", "garrigue", "gicler", "gruger", "hématome", "honteux", "horrible", "humble",
    "hurler", "ignorer", "injure", "insulter", "invasion", "irriter", "ivresse", "jouissif", "ligoter", "maléfice",
    "malheur", "matraque", "maudire", "méchant", "menacer", "mensonge", "missile", "monstre", "munition", "nocif",
    "nuire", "nuisible", "offenser", "opprimer", "outrager", "phobie", "pleurer", "prison", "psychose", "punitif",
    "redouter", "saboter", "salive", "sanction", "scélérat", "sédatif", "séduire", "séminal", "sévir", "sevrage",
    "sinistre", "solitude", "sottise", "suspect", "tabac", "terrible", "tétine", "torpille", "toxine", "tragique",
    "trahir", "tyran", "uranium", "venger", "venimeux", "vexant", "vexer", "vilain",
})  # fmt: skip


@cache
def resume_words() -> tuple[str, ...]:
    """Return the words that a card may hold, with their accents in the composed form."""
    listed = (unicodedata.normalize("NFC", word) for word in Mnemonic("french").wordlist)
    return tuple(word for word in listed if word not in LEFT_OUT)
