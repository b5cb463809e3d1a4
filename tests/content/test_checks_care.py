"""Privacy, accessibility, words and typography."""

import pytest

from tests.content.copies import QuestCopy
from tests.content.planted import Planted, plant_all, said_of
from webapp.content.checks.typography import NO_BREAK, faults_in

STAYS = "« privacy » promet que cela reste sur le téléphone : il faut « keeps: device »."
MUST_SAY = "« privacy » doit dire que cela reste « sur ton téléphone »."
NOT_A_TEAM = "Ce que l’équipe fait ensemble ne reste pas sur un téléphone."
SENSITIVE = "Une réponse sensible ne quitte pas le téléphone : il faut « keeps: device »."
TEAM_KEEPS = "Un pas d’équipe a « keeps: team »."
CANNOT = "Ce genre de pas ne sait pas rester sur le téléphone."
SHARED = '        privacy: "Partagé avec {{conseiller}} si tu le veux. Jamais avec l’équipe."\n'
NO_WORDS = "« wassim » n’a pas de texte de remplacement."
NO_WAY = "Une scène doit dire comment y jouer sans la voir (« accessibility »)."


PRIVACY = (
    Planted("day 2", "- id: j02-m1-s5", "keeps: device", "keeps: participant", ((0, STAYS), (1, SENSITIVE))),
    Planted("day 3", "- id: j03-m3-s4", "Reste sur ton téléphone.", "Reste chez toi.", ((0, MUST_SAY),)),
    Planted(
        "day 4",
        "- id: j04-m4-s3",
        "kind: form",
        "kind: form\n        scope: team",
        ((1, NOT_A_TEAM), (3, TEAM_KEEPS)),
    ),
    Planted(
        "day 5",
        "- id: j05-m3-s2",
        SHARED,
        "",
        ((-5, "Ce pas peut être partagé : « privacy » doit dire avec qui."),),
    ),
    Planted("day 7", "- id: j07-m1-s3", "keeps: team", "keeps: participant", ((0, TEAM_KEEPS),)),
    Planted(
        "day 8",
        "- id: j08-m3-s5",
        "keeps: device",
        "keeps: participant",
        ((0, STAYS), (8, "« trajet_j2 » est resté sur le téléphone.")),
    ),
    Planted(
        "day 10",
        "- id: j10-m4-s4",
        'privacy: "Anonyme.',
        'privacy: "Secret.',
        ((0, "Un pas anonyme le dit dans « privacy »."),),
    ),
    Planted(
        "day 6",
        "- id: j06-m4-s3",
        "kind: quiz",
        "kind: quiz\n        keeps: device",
        ((1, CANNOT), (-1, MUST_SAY)),
    ),
)


def test_privacy(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, PRIVACY)

    assert said_of(quest_copy) == expected


ACCESSIBILITY = (
    Planted(
        "characters.yaml",
        "id: wassim",
        'alt: "Un homme à lunettes',
        'alt: "" # "Un homme à lunettes',
        ((0, NO_WORDS),),
    ),
    Planted("day 2", "j02-m3-s2", '"6 min"]', '"6 min", "trop"]', ((0, "Il faut 4 cases."),)),
    Planted("day 3", "j03-m3-s2", "caption:", "note:", ((-2, "Un tableau a une légende (« caption »)."),)),
    Planted(
        "day 2",
        "j02-m2-s5",
        'alternative: "Tu',
        'alternative: "" # "Tu',
        ((0, "Comment faire sans rien envoyer ?"),),
    ),
    Planted("day 7", "- id: j07-m2-s3", "accessibility:", "success:", ((-9, NO_WAY),)),
    Planted(
        "escape.yaml",
        "- id: salle-tri\n",
        'text_alternative: "Une',
        'text_alternative: "" # "Une',
        ((0, "Cette pièce n’a pas de version en mots."),),
    ),
    Planted(
        "week-end",
        "- id: we-m1-s02",
        "id: indoors",
        "id: dedans",
        ((-5, "Il manque l’alternative « indoors »."),),
    ),
    Planted(
        "week-end",
        "- id: we-m1-s04",
        ", photo, answer]",
        ", photo]",
        ((0, "La preuve « answer » est toujours possible."),),
    ),
)


def test_accessibility(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, ACCESSIBILITY)

    assert said_of(quest_copy) == expected


WORDS_AGREES = "« {} » s’accorde avec la personne qui joue. Tourne la phrase autrement."
WORDS = (
    Planted(
        "day 1",
        "j01-m1-s1",
        "{{ville}}",
        "{{vile}}",
        ((0, "La variable « vile » n’existe pas (peut-être « ville » ?)."),),
    ),
    Planted(
        "day 1",
        "j01-m3-s5",
        "Toi, c’est {{conseiller}}.",
        "Toi, c’est {conseiller}.",
        ((0, "Une accolade est seule : une variable s’écrit {{ville}}."),),
    ),
    Planted("quest.yaml", "", "horaires_ml", "xyz", ((0, "La variable « xyz » n’existe pas."),)),
    Planted("day 2", "j02-m1-s4", "On ne te notait pas", "Tu es content", ((0, WORDS_AGREES.format("Tu es content")),)),
    Planted(
        "day 3",
        "j03-m1-s5",
        "Sacha. Pourquoi",
        "Vous êtes tous là. Pourquoi",
        ((0, WORDS_AGREES.format("Vous êtes tous")),),
    ),
    Planted(
        "day 4",
        "j04-m1-s1",
        "Trois personnes",
        "Trois habitant(e)",
        ((0, "« habitant(e) » ne se lit pas à voix haute."),),
    ),
    Planted(
        "day 5",
        "j05-m1-s1",
        "C’est un message",
        "C'est un message",
        ((0, "Typographie : apostrophe droite (') : écris ’."),),
    ),
)


def test_words(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, WORDS)

    assert said_of(quest_copy) == expected


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (f"«{NO_BREAK}Ça va{NO_BREAK}?{NO_BREAK}» Non… Pas du tout{NO_BREAK}!", []),
        (f"Il est 8{NO_BREAK}h{NO_BREAK}10. 25{NO_BREAK}% de 1{NO_BREAK}700{NO_BREAK}€.", []),
        ("https://example.org/a?b=c et {{ville}}", []),
        ("Codes : 777", ["pas d’espace insécable avant :"]),
        ("Oui !", ["pas d’espace insécable avant ? ! ou ;"]),
        ("« Oui »", ["guillemet sans espace insécable"]),
        ("l'ami", ["apostrophe droite (') : écris ’"]),
        ("Bon...", ["trois points : écris …"]),
        ("Bon.  Bien.", ["deux espaces de suite"]),
        ("10 %", ["espace sécable dans un nombre ou avant % € h"]),
        ("10%", ["pas d’espace avant % ou €"]),
        ("1 700 euros", ["espace sécable dans un nombre ou avant % € h"]),
    ],
)
def test_typography_of_a_text(text: str, faults: list[str]) -> None:
    assert [fault.replace(NO_BREAK, " ") for fault in faults_in(text)] == faults
