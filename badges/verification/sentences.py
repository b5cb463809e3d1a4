"""Everything that a verification can say, in plain French."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final


class Outcome(StrEnum):
    """It holds; it does not; nobody can tell from here; or it is only worth knowing."""

    PASSED = auto()
    FAILED = auto()
    UNKNOWN = auto()
    NOTED = auto()


class Finding(StrEnum):
    """One line a thing that can be found; its sentence stands below under the same name."""

    READ = auto()
    TOO_LARGE = auto()
    UNREADABLE = auto()
    NO_BADGE = auto()
    NOT_AN_ADDRESS = auto()
    TWO_BADGES = auto()
    ADDRESS_REFUSED = auto()
    ADDRESS_EMPTY = auto()
    ADDRESS_UNREACHABLE = auto()
    FORM_3 = auto()
    FORM_2 = auto()
    FORM_OLD = auto()
    FORM_UNKNOWN = auto()
    FORM_INCOMPLETE = auto()
    ISSUER_FOUND = auto()
    ISSUER_UNNAMED = auto()
    ISSUER_UNREACHABLE = auto()
    ISSUER_DIFFERS = auto()
    KEY_UNKNOWN = auto()
    SIGNATURE_GOOD = auto()
    SIGNATURE_BROKEN = auto()
    SIGNATURE_MISSING = auto()
    SIGNATURE_OF_ANOTHER_KIND = auto()
    HOSTED_SAME = auto()
    HOSTED_DIFFERS = auto()
    HOSTED_ELSEWHERE = auto()
    HOSTED_UNREACHABLE = auto()
    IN_TIME = auto()
    WITHOUT_END = auto()
    EXPIRED = auto()
    NOT_YET = auto()
    DATES_UNREADABLE = auto()
    NOT_WITHDRAWN = auto()
    WITHDRAWN = auto()
    SUSPENDED = auto()
    LIST_ABSENT = auto()
    LIST_UNREACHABLE = auto()
    LIST_UNTRUSTED = auto()
    ENDORSED = auto()
    ENDORSEMENT_BROKEN = auto()
    ENDORSEMENT_UNCHECKED = auto()
    RECIPIENT_SAME = auto()
    RECIPIENT_DIFFERS = auto()
    RECIPIENT_NOT_SAID = auto()


Saying = tuple[Outcome, str, str]
_ASK_FOR_FILE: Final = (
    "Demandez le fichier d’origine : une capture d’écran ou une image passée par une messagerie perd le badge."
)
_ASK_ISSUER: Final = "Demandez à la structure qui l’a remis de le confirmer."
_LATER: Final = "Réessayez dans quelques minutes. Si cela dure, demandez à la structure de le confirmer."
_REFUSE: Final = "Ne vous fiez pas à ce badge. Demandez à la personne de le télécharger à nouveau."

_SAYINGS: Final[Mapping[Finding, Saying]] = {
    Finding.READ: (Outcome.PASSED, "Un badge a été trouvé dans {what}.", ""),
    Finding.TOO_LARGE: (Outcome.FAILED, "Ce fichier est trop lourd pour être un badge.", _ASK_FOR_FILE),
    Finding.UNREADABLE: (Outcome.FAILED, "Ce fichier est abîmé : le badge ne peut pas être lu.", _ASK_FOR_FILE),
    Finding.NO_BADGE: (Outcome.FAILED, "Aucun badge n’a été trouvé dans {what}.", _ASK_FOR_FILE),
    Finding.NOT_AN_ADDRESS: (
        Outcome.FAILED,
        "Ce texte n’est ni l’adresse d’un badge, ni le badge lui-même.",
        "Copiez l’adresse entière, qui commence par https://, ou déposez le fichier du badge.",
    ),
    Finding.TWO_BADGES: (
        Outcome.FAILED,
        "L’image contient plusieurs badges : on ne peut pas savoir lequel est le bon.",
        _ASK_FOR_FILE,
    ),
    Finding.ADDRESS_REFUSED: (
        Outcome.FAILED,
        "Cette adresse ne peut pas être ouverte : {why}.",
        "Donnez une adresse publique qui commence par https://, ou déposez le fichier du badge.",
    ),
    Finding.ADDRESS_EMPTY: (
        Outcome.UNKNOWN,
        "Aucun badge n’est publié à cette adresse.",
        "Vérifiez-la lettre par lettre. Si elle est juste, la personne a fermé sa page : demandez-lui le fichier.",
    ),
    Finding.ADDRESS_UNREACHABLE: (
        Outcome.UNKNOWN,
        "L’adresse ne répond pas : {why}.",
        "Vérifiez-la lettre par lettre, ou réessayez dans quelques minutes.",
    ),
    Finding.FORM_3: (Outcome.PASSED, "C’est un badge au format Open Badges 3.0.", ""),
    Finding.FORM_2: (Outcome.PASSED, "C’est un badge au format Open Badges 2.0.", ""),
    Finding.FORM_OLD: (
        Outcome.UNKNOWN,
        "C’est un badge d’un format ancien, que cette page ne sait pas vérifier.",
        _ASK_ISSUER,
    ),
    Finding.FORM_UNKNOWN: (Outcome.FAILED, "Ce contenu n’est pas un Open Badge.", _ASK_FOR_FILE),
    Finding.FORM_INCOMPLETE: (Outcome.FAILED, "Il manque au badge : {what}.", _ASK_FOR_FILE),
    Finding.ISSUER_FOUND: (
        Outcome.PASSED,
        "L’émetteur, « {name} », publie ses clés sur {host}.",
        "Vérifiez que ce site est bien celui de la structure ou de son outil.",
    ),
    Finding.ISSUER_UNNAMED: (
        Outcome.UNKNOWN,
        "L’émetteur n’est rattaché à aucun site : n’importe qui a pu signer sous ce nom.",
        _ASK_ISSUER,
    ),
    Finding.ISSUER_UNREACHABLE: (Outcome.UNKNOWN, "Le site de l’émetteur ne répond pas : {why}.", _LATER),
    Finding.ISSUER_DIFFERS: (
        Outcome.FAILED,
        "Le badge est signé par quelqu’un d’autre que l’émetteur qu’il annonce.",
        _REFUSE,
    ),
    Finding.KEY_UNKNOWN: (Outcome.FAILED, "L’émetteur ne reconnaît pas la clé qui a signé ce badge.", _REFUSE),
    Finding.SIGNATURE_GOOD: (Outcome.PASSED, "La signature est bonne : rien n’a été changé depuis l’émission.", ""),
    Finding.SIGNATURE_BROKEN: (
        Outcome.FAILED,
        "La signature n’est pas bonne : le badge a été changé, ou signé par quelqu’un d’autre.",
        _REFUSE,
    ),
    Finding.SIGNATURE_MISSING: (Outcome.FAILED, "Ce badge n’est pas signé.", _REFUSE),
    Finding.SIGNATURE_OF_ANOTHER_KIND: (
        Outcome.UNKNOWN,
        "Cette page ne connaît pas ce genre de signature.",
        _ASK_ISSUER,
    ),
    Finding.HOSTED_SAME: (Outcome.PASSED, "Le site {host} confirme ce badge, mot pour mot.", ""),
    Finding.HOSTED_DIFFERS: (Outcome.FAILED, "Le site de l’émetteur dit autre chose que ce fichier.", _REFUSE),
    Finding.HOSTED_ELSEWHERE: (
        Outcome.FAILED,
        "Le badge est publié sur un autre site que celui de l’émetteur qu’il annonce.",
        _REFUSE,
    ),
    Finding.HOSTED_UNREACHABLE: (Outcome.UNKNOWN, "Le site qui confirme ce badge ne répond pas : {why}.", _LATER),
    Finding.IN_TIME: (Outcome.PASSED, "Le badge est valable jusqu’au {day}.", ""),
    Finding.WITHOUT_END: (Outcome.PASSED, "Le badge n’a pas de date de fin.", ""),
    Finding.EXPIRED: (
        Outcome.FAILED,
        "Le badge n’est plus valable depuis le {day}.",
        "Demandez s’il a été remis à nouveau.",
    ),
    Finding.NOT_YET: (Outcome.FAILED, "Le badge n’est valable qu’à partir du {day}.", "Revenez à cette date."),
    Finding.DATES_UNREADABLE: (Outcome.FAILED, "Les dates du badge ne peuvent pas être lues.", _REFUSE),
    Finding.NOT_WITHDRAWN: (Outcome.PASSED, "L’émetteur ne l’a pas retiré.", ""),
    Finding.WITHDRAWN: (
        Outcome.FAILED,
        "L’émetteur a retiré ce badge.",
        "Il ne prouve plus rien. La personne peut demander pourquoi à la structure.",
    ),
    Finding.SUSPENDED: (Outcome.FAILED, "L’émetteur a suspendu ce badge.", _ASK_ISSUER),
    Finding.LIST_ABSENT: (Outcome.NOTED, "L’émetteur n’a prévu aucun moyen de retirer ce badge.", ""),
    Finding.LIST_UNREACHABLE: (
        Outcome.UNKNOWN,
        "Impossible de savoir si le badge a été retiré : {why}.",
        _LATER,
    ),
    Finding.LIST_UNTRUSTED: (
        Outcome.UNKNOWN,
        "Impossible de savoir si le badge a été retiré : la liste de l’émetteur n’est pas fiable.",
        _ASK_ISSUER,
    ),
    Finding.ENDORSED: (Outcome.PASSED, "« {name} » le confirme : « {comment} »", ""),
    Finding.ENDORSEMENT_BROKEN: (
        Outcome.FAILED,
        "Une confirmation jointe au badge n’est pas signée par celui qu’elle annonce.",
        "Ne tenez pas compte de cette confirmation.",
    ),
    Finding.ENDORSEMENT_UNCHECKED: (
        Outcome.UNKNOWN,
        "Une confirmation jointe au badge n’a pas pu être vérifiée.",
        _LATER,
    ),
    Finding.RECIPIENT_SAME: (Outcome.PASSED, "Cette adresse e-mail est bien celle de la personne qui l’a reçu.", ""),
    Finding.RECIPIENT_DIFFERS: (
        Outcome.FAILED,
        "Cette adresse e-mail n’est pas celle de la personne qui l’a reçu.",
        "Essayez une autre adresse que la personne utilise.",
    ),
    Finding.RECIPIENT_NOT_SAID: (
        Outcome.UNKNOWN,
        "Le badge ne contient aucune adresse e-mail à comparer.",
        "Demandez à la personne de vous envoyer elle-même le lien de sa page.",
    ),
}


def saying(finding: Finding, **words: str) -> Saying:
    """How this is said. Words of others are cut short: they come from the badge."""
    outcome, sentence, advice = _SAYINGS[finding]
    return outcome, sentence.format_map({name: _short(word) for name, word in words.items()}), advice


def _short(word: str) -> str:
    flat = " ".join(word.split())
    return flat if len(flat) <= 200 else f"{flat[:199]}…"
