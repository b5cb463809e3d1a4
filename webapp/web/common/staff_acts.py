"""The acts of the journal, in words: what a youth reads is what staff read."""

from typing import Any, Final

from flask import Flask

# The journal's word -> how the youth reads it; the name of who acted comes before.
FOR_YOUTHS: Final = {
    "write": "t’a écrit",
    "read": "a lu tes messages",
    "take_request": "a pris ta demande d’aide en charge",
    "close_request": "a terminé ta demande d’aide",
    "give_hint": "t’a donné un indice",
    "unlock_step": "t’a ouvert une étape",
    "unlock_mission": "t’a ouvert une mission",
    "read_section": "a lu ce que tu as partagé",
    "note_absence": "a noté que tu as prévenu",
}
FOR_STAFF: Final = {
    "write": "a écrit",
    "read": "a lu les messages",
    "take_request": "a pris la demande d’aide en charge",
    "close_request": "a terminé la demande d’aide",
    "give_hint": "a donné un indice",
    "unlock_step": "a ouvert une étape",
    "unlock_mission": "a ouvert une mission",
    "read_section": "a lu un partage",
    "note_absence": "a noté l’absence annoncée",
}
AUDIENCES: Final = {"team": " (à toute l’équipe)", "cohort": " (à tout le groupe)"}


def install(app: Flask) -> None:
    """Give both sides' words to templates."""
    app.jinja_env.filters["act_for_youth"] = act_words
    app.jinja_env.filters["act_for_staff"] = lambda done: act_words(done, for_staff=True)


def act_words(done: Any, *, for_staff: bool = False) -> str:
    """Say an act; one that this page does not know is told plainly, never hidden."""
    known = FOR_STAFF if for_staff else FOR_YOUTHS
    unknown = "a agi sur le parcours" if for_staff else "a changé quelque chose à ton parcours"
    return known.get(done.act, unknown) + AUDIENCES.get(done.details.get("audience"), "")
