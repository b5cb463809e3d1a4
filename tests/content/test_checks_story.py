"""Dialogues and what the story remembers."""

from tests.content.copies import QuestCopy
from tests.content.planted import Planted, Told, plant_all, said_of

SECOND_OPTION = """                - id: eau
                  text: "« Vous voulez un verre d’eau ? »"
                  goto: eau
"""
UNHEARD = "Cette ligne ne peut jamais être atteinte."
FALL = "Sans valeur connue, on tombe dans la branche « registre »."
ENDLESS = "D’ici, le dialogue tourne en rond et ne finit jamais."
AFTER_ONE_OPTION = ((3, "Personne ne saute vers « eau »."), (3, UNHEARD), (4, UNHEARD))


SCRIPTS = (
    Planted("day 1", "j01-m1-s1", "- bene:", "- boris:", ((0, "« boris » n’est pas un personnage."),)),
    Planted(
        "day 1",
        "j01-m1-s4",
        "goto: quand",
        "goto: quant",
        (
            (0, "Saut vers « quant », qui n’existe pas."),
            (4, "Personne ne saute vers « quand »."),
            *((further, UNHEARD) for further in (4, 5, 6)),
        ),
    ),
    Planted("day 2", "j02-m4-s5", "- goto: fin", "- goto: a", ((-2, ENDLESS), (-1, ENDLESS), (0, ENDLESS))),
    Planted(
        "day 7",
        "j07-m3-s5",
        "          - goto: sans\n",
        "",
        ((0, FALL), (2, "Personne ne saute vers « sans ».")),
    ),
    Planted("day 8", "j08-m1-s1", "SACHA. VIENS.", "VIENS." * 50, ((0, "Réplique de 338 signes (au plus 240)."),)),
    Planted(
        "day 10",
        "j10-m1-s1",
        '- clarisse: "Avant',
        '- goto: nulle\n          - clarisse: "Avant',
        ((0, "Saut vers « nulle », qui n’existe pas."), (1, UNHEARD)),
    ),
)


def test_scripts(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, SCRIPTS)

    assert said_of(quest_copy) == expected


LABELS_AND_CHOICES_TWICE = "Le repère « soleil » est écrit plusieurs fois."
LABELS_AND_CHOICES = (
    Planted("day 5", "j05-m1-s3", "- label: suite", "- label: soleil", ((0, LABELS_AND_CHOICES_TWICE),)),
    Planted("day 9", "j09-m4-s1", "- label: fin", "- label: finale", ((0, "Personne ne saute vers « finale »."),)),
    Planted("day 4", "j04-m3-s1", SECOND_OPTION, "", ((-7, "Un choix a au moins deux réponses."), *AFTER_ONE_OPTION)),
)
LABELS_AND_CHOICES_ELSEWHERE = (
    Told("day 5", "j05-m1-s3", "- label: soleil", LABELS_AND_CHOICES_TWICE),
    Told("day 5", "j05-m1-s3", "- label: soleil", UNHEARD),
    Told("day 5", "j05-m1-s3", '- nour: "Il y a du soleil', UNHEARD),
    *(
        Told("day 5", f"- label: {after}", "goto: suite", "Saut vers « suite », qui n’existe pas.")
        for after in ("soleil", "parler")
    ),
    *(
        Told("day 9", f"- label: {after}", "goto: fin", "Saut vers « fin », qui n’existe pas.")
        for after in ("plait", "dur")
    ),
)


def test_labels_and_choices(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, LABELS_AND_CHOICES, LABELS_AND_CHOICES_ELSEWHERE)

    assert said_of(quest_copy) == expected


FLAGS = (
    Planted(
        "day 1",
        "j01-m2-s1",
        "signature_rapide: true",
        'signature_rapide: "oui"',
        ((0, "« oui » n’est pas une valeur du drapeau « signature_rapide »."),),
    ),
    Planted(
        "day 1",
        "j01-m4-s4",
        "nour: 1",
        "noor: 1",
        ((0, "Le drapeau « noor » n’est pas déclaré dans quest.yaml."),),
    ),
    Planted(
        "day 2",
        "j02-m4-s5",
        "idee_p: piege",
        "idee_p: chute",
        ((0, "« chute » n’est pas une valeur du drapeau « idee_p »."),),
    ),
    Planted(
        "day 7",
        "j07-m2-s1",
        "style: audace",
        "style: courage",
        ((0, "« courage » n’est pas une valeur du drapeau « style »."),),
    ),
    Planted(
        "day 8",
        "j08-m4-s1",
        'nour: ">=2"',
        'nour: "2"',
        ((0, "« 2 » n’est pas une valeur du drapeau « nour »."),),
    ),
    Planted(
        "quest.yaml",
        "id: thermos",
        "set_in: [j05-m3]",
        "set_in: [j05-m4]",
        ((0, "« thermos » : il manque « j05-m3 »."), (0, "« thermos » : « j05-m4 » n’y touche pas.")),
    ),
    Planted(
        "recaps.yaml",
        "day: j07",
        "clarisse_ecoute",
        "clarisse_parle",
        ((0, "Le drapeau « clarisse_parle » n’est pas déclaré dans quest.yaml."),),
    ),
    Planted("quest.yaml", "law_articles", "reparer", "repare", ((0, "« repare » n’est la valeur d’aucun drapeau."),)),
)
FLAGS_ELSEWHERE = (
    Told("quest.yaml", "id: clarisse_ecoute", "used_in", "« clarisse_ecoute » : « recap:j07 » n’y touche pas."),
    Told("quest.yaml", "id: regle0", "used_in", "« regle0 » : « j10-m2 » n’y touche pas."),
)


def test_flags(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, FLAGS, FLAGS_ELSEWHERE)

    assert said_of(quest_copy) == expected
