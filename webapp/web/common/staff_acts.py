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
    "evidence.confirmed": "a confirmé ce que tu as envoyé",
    "evidence.more": "t’a demandé un peu plus sur ce que tu as envoyé",
    "evidence.refused": "n’a pas confirmé ce que tu as envoyé, et t’a dit pourquoi",
    "award_badge": "t’a remis un badge",
    "revoke_badge": "a retiré un badge",
    "badge.incomplete": "a répondu à ta demande de badge : il manque encore quelque chose",
    "badge.refused": "a répondu à ta demande de badge : pas encore",
    "badge.proposed": "t’a proposé un autre badge que celui que tu demandais",
    "appointment_seen": "a noté que le rendez-vous a eu lieu",
    "appointment_excused": "a noté que tu as prévenu pour le rendez-vous",
    "appointment_noshow": "a noté que le rendez-vous n’a pas eu lieu",
    "appointment_revoked": "a annulé un rendez-vous avec toi",
    "wish_answered": "a répondu à ta demande de rendez-vous",
    "move": "t’a fait changer d’équipe",
    "excuse": "a excusé ton absence",
    "take_back_excuse": "a corrigé une absence : elle n’est plus notée comme excusée",
    "reprint_card": "t’a fait une nouvelle carte de reprise",
    "open_day": "a ouvert une journée à ton groupe",
    "pause": "a mis le parcours de ton groupe en pause",
    "resume": "a fait reprendre le parcours de ton groupe",
    "reschedule": "a changé les dates de ton groupe",
    "hand_over": "a confié ton groupe à une autre personne de la mission locale",
    "archive": "a rangé ton groupe : tout ce qui est à toi te reste",
    "unarchive": "a rouvert ton groupe",
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
    "evidence.confirmed": "a confirmé une preuve",
    "evidence.more": "a demandé plus sur une preuve",
    "evidence.refused": "n’a pas confirmé une preuve, en disant pourquoi",
    "award_badge": "a remis un badge",
    "revoke_badge": "a retiré un badge",
    "badge.incomplete": "a répondu à une demande de badge : il manque quelque chose",
    "badge.refused": "a répondu à une demande de badge : pas encore",
    "badge.proposed": "a proposé un autre badge que celui qui était demandé",
    "appointment_seen": "a noté un rendez-vous honoré",
    "appointment_excused": "a noté un rendez-vous excusé",
    "appointment_noshow": "a noté un rendez-vous manqué",
    "appointment_revoked": "a annulé un rendez-vous",
    "wish_answered": "a répondu à la demande de rendez-vous",
    "move": "a changé l’équipe",
    "excuse": "a excusé une absence",
    "take_back_excuse": "a retiré une absence excusée",
    "reprint_card": "a refait la carte de reprise",
    "open_day": "a ouvert une journée au groupe",
    "pause": "a mis le groupe en pause",
    "resume": "a fait reprendre le groupe",
    "reschedule": "a changé les dates du groupe",
    "hand_over": "a confié le groupe à un ou une collègue",
    "archive": "a rangé le groupe",
    "unarchive": "a rouvert le groupe",
}
AUDIENCES: Final = {"team": " (à toute l’équipe)", "cohort": " (à tout le groupe)"}


def install(app: Flask) -> None:
    """Give both sides' words to templates."""
    app.jinja_env.filters["act_for_youth"] = act_words
    app.jinja_env.filters["act_for_staff"] = lambda done: act_words(done, for_staff=True)


def act_words(done: Any, *, for_staff: bool = False) -> str:
    """Say an act; one of an older Élan that has no words any more is told plainly, never hidden."""
    known = FOR_STAFF if for_staff else FOR_YOUTHS
    unknown = "a agi sur le parcours" if for_staff else "a changé quelque chose à ton parcours"
    return known.get(done.act, unknown) + AUDIENCES.get(done.details.get("audience"), "")
