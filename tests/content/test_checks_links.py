"""Names that lead somewhere: services, recaps, competences, badges, documents."""

from tests.content.copies import QuestCopy
from tests.content.planted import Planted, Told, plant_all, said_of

NO_CARD = "Aucune carte ne fait découvrir « logement » dans cette mission."
NO_NOTE = "Il manque une note pour l’animation (« facilitator_note »)."
NO_COMPETENCE = "« se-vanter » n’est pas une compétence."
NO_FAMILY = "La famille « {} » n’est pas à la fois décrite et utilisée."
NOT_BEFORE = "« j01-m4-s3 » n’est pas un vote plus ancien, chacun pour soi."
UNLIKE = "« j05-m3-s2 » n’a pas les mêmes lignes et la même échelle."
WORKED = "Missions qui la travaillent : j02-m2, j04-m2, j06-m2, j09-m4, j10-m4."
TWICE_WORKED = "Missions qui la travaillent : j01-m4, j06-m4, j07-m4, j09-m3, j10-m1, j10-m4."


SERVICES_CLASH = "« {} » : bonus et cœur de l’offre se contredisent."
SERVICES_UNKNOWN = "« {} » n’est pas une offre de service."
SERVICES = (
    Planted(
        "service_offers.yaml",
        "",
        "id: sport",
        "id: sports",
        ((0, "Aucune mission ne fait découvrir « sports »."),),
    ),
    Planted("day 3", "- id: j03-m1\n", "[savoirs-de-base]", "[savoirs-de-base, logement]", ((0, NO_CARD),)),
    Planted(
        "day 4",
        "- id: j04-m1-s6",
        "        is_bonus: true\n",
        "",
        ((-5, SERVICES_CLASH.format("discriminations")),),
    ),
    Planted(
        "day 8",
        "j08-m3-s2",
        "services: [logement]",
        "services: [logements]",
        ((0, SERVICES_UNKNOWN.format("logements")),),
    ),
    Planted(
        "day 8",
        "- id: j08-m3\n",
        "[accueil-referent]",
        "[handicap]",
        ((0, "« handicap » n’est découvert nulle part."),),
    ),
)
SERVICES_ELSEWHERE = (
    Told(
        "day 4",
        "- id: j04-m1\n",
        "bonus_services",
        "Aucune carte ne fait découvrir « discriminations » dans cette mission.",
    ),
    Told(
        "day 4",
        "- id: j04-m1\n",
        "services:",
        "La carte « discriminations » n’est pas annoncée par la mission.",
    ),
    Told("day 5", "- id: j05-m1\n", "services:", SERVICES_UNKNOWN.format("sport")),
    Told("day 5", "", "- id: j05-m1-s7", SERVICES_CLASH.format("sport")),
    Told("day 5", "", "service: sport", SERVICES_UNKNOWN.format("sport")),
    Told("week-end", "", "activated_services:", SERVICES_UNKNOWN.format("sport")),
    Told("week-end", "", "service: sport", SERVICES_UNKNOWN.format("sport")),
)


def test_services(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, SERVICES, SERVICES_ELSEWHERE)

    assert said_of(quest_copy) == expected


REFERENCES = (
    Planted("day 3", "- id: j03-m2\n", "    facilitator_note:", "    content_note:", ((-8, NO_NOTE),)),
    Planted("day 2", "", "push: j2_matin", "push: j2_midi", ((0, "« j2_midi » n’est pas une notification."),)),
    Planted("day 4", "- id: j04-m4-s5", "day: j04", "day: j03", ()),
    Planted("day 5", "daily_instruction", "by: irene", "by: irena", ((0, "« irena » n’est pas un personnage."),)),
    Planted("recaps.yaml", "day: j09", "- prendre-des-initiatives", "- se-vanter", ((-1, NO_COMPETENCE),)),
    Planted("day 9", "j09-m3-s2", "compared_with: j02-m1-s5", "compared_with: j05-m3-s2", ((0, UNLIKE),)),
    Planted(
        "day 2",
        "j02-m1-s5",
        "- [orage,",
        "- [tornade,",
        ((0, "« tornade » n’est pas un niveau de l’échelle."),),
    ),
    Planted("day 10", "j10-m4-s2", "compared_with: j01-m4-s2", "compared_with: j01-m4-s3", ((0, NOT_BEFORE),)),
    Planted("day 6", "j06-m2-s2", "id: vivant", "id: vivants", ()),
    Planted(
        "day 6",
        "j06-m2-s2",
        "[oui, tester]",
        "[oui, peut-etre]",
        ((0, "Ces niveaux ne sont pas dans l’échelle."),),
    ),
)
REFERENCES_ELSEWHERE = (
    Told("day 4", "", "id: j04", "Le dernier pas de la journée doit être son récap."),
    Told("day 6", "j06-m2-s2", "families:", NO_FAMILY.format("vivant")),
    Told("day 6", "j06-m2-s2", "families:", NO_FAMILY.format("vivants")),
)


def test_references(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, REFERENCES, REFERENCES_ELSEWHERE)

    assert said_of(quest_copy) == expected


RECAPS_AND_BADGES_COOPERER = "competence: cooperer"
RECAPS_AND_BADGES = (
    Planted(
        "day 10",
        "made_in:",
        "mes_prises: j05-m2#j05-m2-s4",
        "mes_prises: j05-m2-s4",
        ((0, "« j05-m2-s4 » : une mission, ou « mission#pas », de ce que « shows » montre."),),
    ),
    Planted("recaps.yaml", "", "day: j06", "day: j66", ((0, "« j66 » : pas de tel jour, ou déjà raconté."),)),
    Planted(
        "quest.yaml",
        "",
        "[j08-m3, j09-m3]",
        "[j08-m3]",
        ((0, "Les missions marquées « is_key » sont : j08-m3, j09-m3."),),
    ),
    Planted(
        "quest.yaml",
        RECAPS_AND_BADGES_COOPERER,
        "missions_needed: 3",
        "missions_needed: 30",
        ((0, "Il y a 13 missions."),),
    ),
    Planted(
        "quest.yaml",
        RECAPS_AND_BADGES_COOPERER,
        "[j01-m1-s3, j06",
        "[j01-m1-s33, j06",
        ((0, "« j01-m1-s33 » n’est ni un pas ni une mission."),),
    ),
    Planted("quest.yaml", "competence: se-presenter", "      - j06-m2\n", "", ((-3, WORKED),)),
    Planted("quest.yaml", "", "competence: apprendre", "competence: s-engager", ((1, TWICE_WORKED),)),
)
RECAPS_AND_BADGES_ELSEWHERE = (
    Told("day 6", "", "id: j06", "Aucun récap pour « j06 »."),
    *(
        Told("quest.yaml", "", "badge_rules:", f"Il faut une règle de badge, et une seule, pour « {name} ».")
        for name in ("apprendre", "s-engager")
    ),
)


def test_recaps_and_badges(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, RECAPS_AND_BADGES, RECAPS_AND_BADGES_ELSEWHERE)

    assert said_of(quest_copy) == expected


DOCUMENTS_GRID = "documents/evaluation.yaml"
DOCUMENTS = (
    Planted(
        "notifications.yaml",
        "id: j3_matin",
        "Au secours ?",
        "Au secours, quelqu’un peut-il venir tout de suite, et même avant, si possible.",
        ((0, "132 signes (au plus 110)."),),
    ),
    Planted("documents/contract.yaml", "", "number: 4", "number: 5", ((0, "C’est l’article 4."),)),
    Planted(
        DOCUMENTS_GRID,
        "id: b2",
        "competence: respecter-un-cadre",
        "competence: obeir",
        ((0, "« obeir » n’est pas une compétence."),),
    ),
    Planted(
        DOCUMENTS_GRID,
        "id: b3",
        "[j01-m1-s3",
        "[j01-m1-s9",
        ((0, "« j01-m1-s9 » n’est ni un pas, ni une mission, ni un fait connu."),),
    ),
    Planted(
        DOCUMENTS_GRID,
        "id: b4",
        "travailler:",
        "trouver:",
        ((-3, "Il faut un mot pour chaque niveau : acquis, progres, travailler."),),
    ),
    Planted(
        DOCUMENTS_GRID,
        "id: b5",
        "facts: [j02-m3-s4, j08-m2-s2, j09-m3-s4]",
        "facts: []",
        ((0, "Aucun fait ne peut montrer ce comportement."),),
    ),
    Planted(
        DOCUMENTS_GRID,
        "",
        "mid_review: [prevenir, ",
        "mid_review: [",
        ((0, "Aucune grille de la quête n’a ces lignes, dans cet ordre."),),
    ),
    Planted(
        "documents/certificate.yaml",
        "",
        "[services]",
        "[service]",
        ((0, "« service » n’est pas un fait connu."),),
    ),
    Planted("documents/certificate.yaml", "", "[badges]", "[]", ((0, "Cette ligne ne repose sur aucun fait."),)),
)


def test_documents(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, DOCUMENTS)

    assert said_of(quest_copy) == expected
