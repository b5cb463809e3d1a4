"""What a use case refuses, in words that the page shows."""


class Refused(Exception):
    """Something cannot be done now; ``title`` says what, ``text`` what to do. Nothing was written."""

    status = 422
    title = "Ce n’est pas possible pour le moment"
    text = "Réessaie dans un moment."

    def __init__(self, text: str | None = None) -> None:
        super().__init__(text or self.text)
        self.text = text or self.text


class UnknownCode(Refused):
    """No cohort answers to this code (or no longer: the answer is the same)."""

    status = 404
    title = "Ce n’est pas le bon code"
    text = "Vérifie les lettres et les chiffres. La majuscule ne compte pas."


class JoinClosed(Refused):
    """The code is right, but the door is shut."""

    status = 403
    title = "Ce code ne marche plus"
    text = "Les inscriptions de ce groupe sont fermées. Demande un nouveau code à la personne qui t’accueille."


class TeamFull(Refused):
    """Every team has reached its number."""

    status = 409
    title = "Équipe complète"
    text = (
        "Toutes les équipes de ce groupe sont au complet. Préviens la personne qui t’accueille : elle en ouvrira une."
    )


class PseudonymTaken(Refused):
    """Somebody of the cohort already goes by this name."""

    status = 409
    title = "Ce nom est déjà pris"
    text = "Quelqu’un de ton groupe porte déjà ce nom. Choisis-en un autre, ou ajoute un mot."


class UnknownCard(Refused):
    """No resume card holds these words."""

    status = 404
    title = "On ne retrouve pas cette carte"
    text = "Vérifie les quatre mots, dans l’ordre. Carte perdue ? La personne qui te suit peut t’en refaire une."


class SlotTaken(Refused):
    """Somebody was quicker."""

    status = 409
    title = "Ce créneau vient d’être pris"
    text = "Quelqu’un a été plus rapide."
