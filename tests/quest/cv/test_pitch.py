from tests.quest.cv.samples import DRAFT, NAMES
from webapp.content.studio import load_employer_sentences
from webapp.quest.cv.draft import Draft, Skill
from webapp.quest.cv.pitch import pitch_of, seconds_of, spoken

SENTENCES = load_employer_sentences()


def test_a_minute_says_only_what_is_on_the_cv() -> None:
    text = pitch_of(DRAFT, sentences=SENTENCES, names=NAMES)

    assert (
        text
        == """\
Bonjour, merci de me recevoir.
Voici ce que je cherche : vente ou accueil, en alternance.
J’aime accueillir et trouver une solution.
Une expérience qui m’a beaucoup appris : garde de deux enfants (famille). Concrètement : organisation des trajets et \
des repas.
Et aussi : vente sur un marché (Primeur Lopez). Concrètement : accueil de 80 clients par matinée.
Ce que je sais faire : s’organiser. Quand tout arrive en même temps, je classe, je prévois une marge et je préviens \
avant d’être en retard.
Ce que je sais faire aussi : coopérer. Dans un groupe, je fais la tâche qu’on me donne et je reste jusqu’au bout.
Pour commencer : tout de suite.
Et vous, qu’est-ce qui compte le plus pour ce poste ?""".replace(" :", "\u00a0:").replace(" ?", "\u00a0?")
    )
    assert seconds_of(text) == 55


def test_who_wrote_nothing_says_hello() -> None:
    text = pitch_of(Draft(), sentences=SENTENCES, names=NAMES)

    assert text.splitlines() == [
        "Bonjour, merci de me recevoir.",
        "Et vous, qu’est-ce qui compte le plus pour ce poste\u00a0?",
    ]


def test_a_sentence_with_a_hole_makes_way_for_the_level_below() -> None:
    without, with_words = (
        spoken(Skill(competence="cooperer", level=2, words=words), SENTENCES)
        for words in ({}, {"exemple": "j’ai prévenu la veille"})
    )

    assert without == "Dans un groupe, je fais la tâche qu’on me donne et je reste jusqu’au bout."
    assert with_words.endswith("Exemple\u00a0: j’ai prévenu la veille.")
