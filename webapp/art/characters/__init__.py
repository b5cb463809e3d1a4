"""The ten people of the story, drawn."""

from collections.abc import Mapping

from webapp.art.characters.anatole import ANATOLE
from webapp.art.characters.bene import BENE
from webapp.art.characters.clarisse import CLARISSE
from webapp.art.characters.figure import Figure
from webapp.art.characters.ilyes import ILYES
from webapp.art.characters.irene import IRENE
from webapp.art.characters.jade import JADE
from webapp.art.characters.lucien import LUCIEN
from webapp.art.characters.nour import NOUR
from webapp.art.characters.sacha import SACHA
from webapp.art.characters.wassim import WASSIM

FIGURES: Mapping[str, Figure] = {
    "irene": IRENE,
    "sacha": SACHA,
    "nour": NOUR,
    "wassim": WASSIM,
    "bene": BENE,
    "lucien": LUCIEN,
    "clarisse": CLARISSE,
    "jade": JADE,
    "ilyes": ILYES,
    "anatole": ANATOLE,
}
