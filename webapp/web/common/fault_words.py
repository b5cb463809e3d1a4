"""What a page of fault says: *tu* to those who play, *vous* to staff, to employers and to their programs."""

from typing import Final

TO_PLAYERS: Final[dict[int, tuple[str, str]]] = {
    400: ("Cette demande n’est pas complète", "Reviens en arrière et recommence. Ce que tu as déjà envoyé est gardé."),
    401: ("On a fermé ta session pour te protéger", "Reprends ta place avec ta carte : tout est là."),
    403: ("Cette page ne s’ouvre pas d’ici", "Ouvre Élan à nouveau, puis recommence depuis l’application."),
    404: ("On ne trouve pas cette page", "Le lien est peut-être coupé. Reviens à ta journée : rien n’est perdu."),
    405: ("Cette action ne va pas ici", "Reviens à ta journée et recommence."),
    413: ("Fichier trop lourd", "Maximum 10 Mo. Reprends la photo avec l’appli, ou raccourcis le son."),
    415: ("Ce type de fichier ne passe pas", "Formats acceptés : photo (JPG, PNG, WebP) et son."),
    429: ("Trop d’essais", "Fais une pause de quelques minutes, puis recommence. Rien n’est perdu."),
    500: ("Ça coince de notre côté", "Ce n’est pas ta faute. Ce que tu as fait est gardé. Réessaie dans un moment."),
    503: ("On répare quelque chose", "Réessaie dans quelques minutes. Ce que tu as fait est gardé."),
}
TO_OTHERS: Final[dict[int, tuple[str, str]]] = {
    400: ("Cette demande n’est pas complète", "Revenez en arrière et recommencez. Ce qui a déjà été envoyé est gardé."),
    401: ("Votre session est fermée", "Connectez-vous de nouveau, puis reprenez là où vous en étiez."),
    403: (
        "Cette page n’est pas ouverte à votre compte",
        "Si vous en avez besoin, demandez à qui administre votre structure.",
    ),
    404: (
        "On ne trouve pas cette page",
        "L’adresse est peut-être coupée, ou ce qu’elle montrait n’est plus ouvert. Demandez-la à qui vous l’a donnée.",
    ),
    405: ("Cette action ne va pas ici", "Revenez à la page d’avant et recommencez."),
    413: ("Fichier trop lourd", "Choisissez un fichier plus petit, puis recommencez."),
    415: ("Ce type de fichier ne passe pas", "Choisissez un des formats que la page annonce."),
    429: ("Trop d’essais", "Attendez quelques minutes, puis recommencez. Rien n’est perdu."),
    500: ("Un souci de notre côté", "Ce que vous aviez enregistré est gardé. Réessayez dans un moment."),
    503: ("Élan est en travaux", "Réessayez dans quelques minutes. Ce que vous aviez enregistré est gardé."),
}
_OTHERS: Final = ("/pro", "/badges/", "/orgs/", "/verifier", "/temoin/", "/projection/", "/api/v1/")


def is_for_others(path: str) -> bool:
    """Say whether the page of an address is read by others than those who play."""
    return path.startswith(_OTHERS)


def fault_words(code: int, path: str) -> tuple[str, str]:
    """Return the title and the text of a fault, as those who open this address are spoken to."""
    words = TO_OTHERS if is_for_others(path) else TO_PLAYERS
    return words.get(code, words[400 if code < 500 else 500])
