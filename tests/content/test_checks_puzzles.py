"""Puzzles, votes and escapes."""

from tests.content.copies import QuestCopy
from tests.content.planted import Planted, Told, plant_all, said_of

NO_PROMPT = "Un lieu à trouver a une devinette ou une consigne (« prompt »)."
UPSIDE_DOWN = "Le champ « nom_equipe » a un minimum plus grand que son maximum."
TWO_FEEDBACKS = "Le champ « essai » a une bonne réponse : il lui faut « feedback_ok » et « feedback_ko »."
EMPTY_ANSWER = "Une réponse est vide une fois réduite à ce qui compte."
OPINION = "Une opinion n’a pas de bonne réponse."
SOUND = "Le son ou la vibration doivent être écrits aussi, dans « artefact »."
ALL_RIGHT = "Toutes les options sont justes : ce n’est plus une question."
WHO_SEES = "Un envoi dit qui le verra (« privacy »)."
CLOSING = "Une sortie ne se referme pas : « without » n’y a pas sa place."
NOTHING_SAID = "Que dit-on à la personne qui a répondu ? Il manque « success »."
RIDDLE = "Une devinette a une réponse et 3 indices."
STAR_PARTS = "Une histoire STAR a quatre parties : situation, task, action, result."
EACH_ONCE = "doit contenir chaque élément une fois."
HINT = """          - "4 + 6 + 2 = 12. Pour aller à 21, il manque 9. C’est le deuxième chiffre."\n"""
TWICE = "Deux réponses disent la même chose une fois réduites."
NOT_OFFERED = "« sieste » n’est pas une option du champ « lun_m »."
ALREADY = "L’ordre affiché est déjà juste."
REPEATED = "Le bon ordre est répété dans « also_accepted »."
CONSEQUENCE = 'consequence: "Lucien : « Pourquoi. Le plus beau mot du métier. »"'
NO_FORM = "« j02-m2-s9 » n’est pas un formulaire qui vient avant."
FINAL = "Un vote final change l’histoire : chaque option doit poser un drapeau."
NO_ITEM = "L’objet « tickets » n’est pas décrit."
HALF_LOCK = "« ecouter>compter » doit contenir chaque option une fois, séparées par « > »."
ONLY_WORDS = "« without » ne garde que des mots : cet acte donne, consomme ou lève quelque chose."
LAST_HINT = '            - "5 jours, 9 heures, 2 chaises."\n'
TWO_USES = "L’objet « gobelet » est consommé à plusieurs endroits."


PUZZLES_TOLD = "Une énigme doit avoir « {} »."
PUZZLES = (
    Planted("day 1", "j01-m1-s3", HINT, "", ((-3, "Une énigme a 3 indices, celle-ci 2."),)),
    Planted("day 2", "- id: j02-m1-s2", "accessibility:", "intro:", ((-26, PUZZLES_TOLD.format("accessibility")),)),
    Planted("day 2", "- id: j02-m1-s3", "failure:", "intro:", ((-24, PUZZLES_TOLD.format("failure")),)),
    Planted("day 2", "- id: j02-m4-s4", "answers: [relis]", 'answers: [relis, "Relis !"]', ((0, TWICE),)),
    Planted("day 6", "- id: j06-m1-s2", "        scope: team\n", "", ((-3, "Un code d’équipe a « scope: team »."),)),
    Planted("day 8", "- id: j08-m2-s2", "expected: cv", "expected: sieste", ((0, NOT_OFFERED),)),
)


def test_puzzles(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, PUZZLES)

    assert said_of(quest_copy) == expected


QUIZZES_RIGHT = "            is_correct: true\n"
QUIZZES_FEEDBACK = 'feedback: "Wassim va pleurer sur Monsieur Clac. Et c’était sûrement une erreur."'
QUIZZES = (
    Planted("day 3", "j03-m1-s4", QUIZZES_RIGHT, "", ((-6, "Il faut une bonne réponse."),)),
    Planted("day 3", "j03-m1-s4", QUIZZES_FEEDBACK, 'feedback: ""', ((-2, "L’option « a » n’a pas de retour."),)),
    Planted("day 10", "j10-m2-s2", "select: multiple", "select: single", ((1, "Il faut une bonne réponse."),)),
    Planted("day 2", "j02-m3-s3", "is_correct: true", "is_correct: false", ()),
    Planted(
        "day 2",
        "j02-m3-s3",
        "select: single",
        "select: multiple",
        ((1, "Il faut au moins une bonne réponse."),),
    ),
    Planted(
        "day 5",
        "j05-m1-s5",
        "is_opinion: true",
        "is_opinion: true\n        pick: 5",
        ((1, "Il y a 4 options."),),
    ),
)


def test_quizzes(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, QUIZZES)

    assert said_of(quest_copy) == expected


ORDERS_AND_MATCHES_GIVEN = "Les droites sont dans l’ordre des gauches : la réponse est déjà affichée."
ORDERS_AND_MATCHES_SHARED = "Deux paires ont la même droite : ajoute « has_categories: true » si c’est voulu."
ORDERS_AND_MATCHES_SHOWN = "shown_order: [d, f, b, e, a, c]"
ORDERS_AND_MATCHES = (
    Planted("day 3", "j03-m2-s4", ORDERS_AND_MATCHES_SHOWN, "shown_order: [b, a, c, d, e, f]", ((0, ALREADY),)),
    Planted("day 4", "j04-m2-s4", "[d, f, a, c, e, b]", "[d, f, a, c, e]", ((0, f"« shown_order » {EACH_ONCE}"),)),
    Planted("day 6", "j06-m3-s2", "[b, a, c, d, e]", "[b, a, c, d, d]", ((0, f"« also_accepted » {EACH_ONCE}"),)),
    Planted("day 8", "j08-m1-s3", "[a, b, d, c, e]", "[a, b, c, d, e]", ((0, REPEATED),)),
    Planted(
        "day 4",
        "j04-m1-s4",
        "right: offre-f-la-halle",
        "right: offre-x",
        ((0, "« offre-x » n’est pas dans « rights »."),),
    ),
    Planted("day 5", "j05-m2-s2", "        has_categories: true\n", "", ((0, ORDERS_AND_MATCHES_SHARED),)),
    Planted("day 1", "j01-m3-s2", "right: porte-4", "right: porte-1", ()),
    Planted("day 1", "j01-m3-s2", "right: porte-3", "right: porte-2", ()),
    Planted("day 1", "id: bene\n", "right: porte-1", "right: porte-3", ()),
    Planted("day 1", "id: lucien\n", "right: porte-2", "right: porte-4", ()),
)
ORDERS_AND_MATCHES_ELSEWHERE = (Told("day 1", "j01-m3-s2", "rights:", ORDERS_AND_MATCHES_GIVEN),)


def test_orders_and_matches(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, ORDERS_AND_MATCHES, ORDERS_AND_MATCHES_ELSEWHERE)

    assert said_of(quest_copy) == expected


VOTES = (
    Planted(
        "day 1",
        "j01-m4-s2",
        CONSEQUENCE,
        'consequence: ""',
        ((-2, "L’option « curieux » n’a pas de conséquence."),),
    ),
    Planted("day 2", "j02-m2-s3", "rounds_from: j02-m2-s2", "rounds_from: j02-m2-s9", ((0, NO_FORM),)),
    Planted(
        "day 10",
        "j10-m4-s2",
        'tie: "Chacun garde sa réponse."',
        'tie: ""',
        ((0, "Que se passe-t-il en cas d’égalité ?"),),
    ),
    Planted("day 10", "j10-m4-s2", "tie_rule: keep", "tie_rule: keep\n        is_final: true", ((-14, FINAL),)),
)


def test_votes(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, VOTES)

    assert said_of(quest_copy) == expected


ESCAPE_THINGS = (
    Planted("escape.yaml", "id: mettre_rouleau", "gives: [ticket]", "gives: [tickets]", ((-4, NO_ITEM),)),
    Planted(
        "escape.yaml",
        "a_porte",
        'answers: ["3816"]',
        'answers: ["381"]',
        ((-2, "« 381 » n’a pas 4 chiffres."),),
    ),
    Planted("escape.yaml", "b_pupitre", "ecouter>compter>juger", "ecouter>compter", ((-5, HALF_LOCK),)),
    Planted("escape.yaml", "id: parler58_sans", "text:", "sets: [salue]\n            text:", ((-3, ONLY_WORDS),)),
    Planted("escape.yaml", "- id: c_tiroir", LAST_HINT, "", ((-11, "Une serrure a 3 indices, celle-ci 2."),)),
    Planted(
        "escape.yaml",
        "- id: bureau-accueil\n",
        "{to: salle-tri,",
        "{to: salle-x,",
        ((0, "La pièce « salle-x » n’existe pas."),),
    ),
)
ESCAPE_THINGS_ELSEWHERE = (
    Told("escape.yaml", "", "items:", "Rien ne donne l’objet « ticket »."),
    Told("day 7", "", "- id: j07-m2-s2", "Impasse dans « salle-attente » après : rien."),
)


def test_escape_things(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, ESCAPE_THINGS, ESCAPE_THINGS_ELSEWHERE)

    assert said_of(quest_copy) == expected


ESCAPE_DEAD_END = (
    # The water may then be drunk by two: the plant hides the token for ever.
    Planted(
        "escape.yaml",
        "id: lire_registre",
        "sets:",
        "consumes: [gobelet]\n            needs: {items: [gobelet]}\n            sets:",
        ((-2, TWO_USES),),
    ),
)
ESCAPE_DEAD_END_ELSEWHERE = (
    Told("escape.yaml", "", "- id: arroser", TWO_USES),
    Told(
        "day 7",
        "",
        "- id: j07-m2-s2",
        "Impasse dans « salle-tri » après : lire_registre, lock:a_porte, prendre_eau.",
    ),
)


def test_escape_dead_end(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, ESCAPE_DEAD_END, ESCAPE_DEAD_END_ELSEWHERE)

    assert said_of(quest_copy) == expected


WORDS = (
    Planted("day 4", "- id: j04-m1-h1", "success:", "intro:", ((-12, NOTHING_SAID),)),
    Planted("day 4", "- id: j04-m2-s3", "id: task", "id: tache", ((-3, STAR_PARTS),)),
    Planted("day 10", "- id: j10-m4-s2", "success:", "intro:", ((-20, NOTHING_SAID),)),
    Planted("week-end", "- id: we-m1-s05", 'riddle_answer: "France Travail"', 'riddle_answer: ""', ((-4, RIDDLE),)),
)


def test_words_around_answers(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, WORDS)

    assert said_of(quest_copy) == expected


MORE_WORDS = (
    Planted("day 1", "- id: j01-m3-s7", "        prompt:", "        intro:", ((-3, NO_PROMPT),)),
    Planted("day 1", "id: nom_equipe", "max: 24", "max: 24\n            min: 30", ((-4, UPSIDE_DOWN),)),
    Planted("day 1", "id: essai\n", '            feedback_ko: "Pour', ' # "Pour', ((-10, TWO_FEEDBACKS),)),
    Planted("day 2", "id: vrai2", "type: text", "type: textarea", ()),
    Planted("day 5", "j05-m1-s5", "feedback:", "is_correct: true\n            feedback:", ((-3, OPINION),)),
    Planted("day 5", "- id: j05-m1-s2", "lines:", "columns:", ((-8, SOUND),)),
    Planted("day 2", "- id: j02-m3-s3", "feedback:", "is_correct: true\n            feedback:", ((-3, ALL_RIGHT),)),
    Planted("day 2", "- id: j02-m3-s3", "select: single", "select: multiple", ()),
    Planted("day 2", "- id: j02-m4-s4", "answers: [relis]", 'answers: ["!"]', ((0, EMPTY_ANSWER),)),
    Planted("day 4", "- id: j04-m3-s6", 'privacy: "Personne', '# "Personne', ((-4, WHO_SEES),)),
)
MORE_WORDS_ELSEWHERE = (Told("day 2", "- id: j02-m2-s3", "options:", "Il faut une option par texte de « j02-m2-s2 »."),)


def test_more_words(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, MORE_WORDS, MORE_WORDS_ELSEWHERE)

    assert said_of(quest_copy) == expected


ROOMS = (
    Planted("escape.yaml", "- id: visser", "sets: [lumiere]", "sets: [lueur]", ()),
    Planted(
        "escape.yaml", "c_lueur", "answers: [vraiment]", "answers: []", ((-4, "Cette serrure n’a pas de réponse."),)
    ),
    Planted(
        "escape.yaml", "Revenir à la salle d’", 'attente"}', 'attente", needs: {without: [jeton]}}', ((0, CLOSING),)
    ),
)
ROOMS_ELSEWHERE = (
    Told("escape.yaml", "", "- id: regarder_marques", "Rien ne lève le drapeau « lumiere »."),
    Told("day 7", "", "- id: j07-m2-s2", "Impasse dans « salle-attente » après : rien."),
)


def test_rooms(quest_copy: QuestCopy) -> None:
    expected = plant_all(quest_copy, ROOMS, ROOMS_ELSEWHERE)

    assert said_of(quest_copy) == expected
