from tests.quest.cv.samples import BADGES, CONTACT, DRAFT, NAMES, in_look
from webapp.quest.cv.draft import Draft, Skill
from webapp.quest.cv.paper import Entry, Paper, paper_of
from webapp.quest.cv.plain import plain_text

AS_TEXT = """\
Inès Ben Salah-Œuvrard
Vente ou accueil, en alternance
06 12 34 56 78 | ines@exemple.fr | Clairval

PROFIL
J’aime accueillir et trouver une solution.

COMPÉTENCES
Coopérer (en situation connue) [confirmé par badge]
- Tenue d’un rôle défini au sein d’une équipe de 11 personnes
S’organiser (en autonomie) [auto-évaluation]
- Gestion simultanée de plusieurs activités

EXPÉRIENCES
Garde de deux enfants (famille, depuis 2023)
- Organisation des trajets et des repas
- Aide aux devoirs chaque soir
Vente sur un marché (Primeur Lopez, Clairval, juin 2025 – août 2025)
- Accueil de 80 clients par matinée
- Tenue de la caisse
Gardienne de but en U19 (FC Clairval, juin 2024)

FORMATION
PSC1 (mars 2024, obtenu)
Seconde professionnelle Commerce (Lycée Zola, 2023, suivi)

BADGES VÉRIFIABLES
Coopérer — niveau 1 (Mission locale de Clairval, nov. 2026)
- Tient son rôle dans une équipe connue.
https://elan.example/badges/badge-1
Élan — 10 jours tenus (Mission locale de Clairval, nov. 2026)
- A mené à bien un parcours de 10 jours.

LANGUES
Français (courant)
Arabe (langue maternelle)

PERMIS ET MOBILITÉ
Permis B en cours, transports en commun, vélo, 30 minutes

DISPONIBILITÉ
Emploi, alternance · tout de suite

CENTRES D’INTÉRÊT
Football, cuisine
"""


def laid_out(draft: Draft = DRAFT) -> Paper:
    return paper_of(draft, contact=CONTACT, badges=BADGES, names=NAMES)


def test_a_cv_of_competences_reads_in_this_order() -> None:
    assert plain_text(laid_out()) == AS_TEXT


def test_a_classic_cv_begins_with_work_and_life_counts_too() -> None:
    paper = laid_out(in_look(kind="classic"))

    assert [(part.id, len(part.entries)) for part in paper.parts] == [
        ("about", 0), ("work", 1), ("other", 2), ("trainings", 2), ("skills", 2), ("badges", 2), ("languages", 2),
        ("mobility", 0), ("availability", 0), ("interests", 0),
    ]  # fmt: skip


def test_headings_in_english_leave_the_words_of_the_youth_alone() -> None:
    paper = laid_out(in_look(language="en"))

    assert [part.heading for part in paper.parts] == [
        "Profile", "Skills", "Experience", "Education and training", "Verifiable badges", "Languages",
        "Driving licence and mobility", "Availability", "Interests",
    ]  # fmt: skip
    assert paper.parts[1].entries[0] == Entry(
        title="Teamwork",
        detail="in familiar situations",
        lines=("Tenue d’un rôle défini au sein d’une équipe de 11 personnes",),
        mark="confirmed",
        mark_text="confirmed by badge",
    )


def test_a_level_above_the_badge_is_the_word_of_the_youth() -> None:
    paper = paper_of(
        Draft(skills=(Skill(competence="cooperer", level=3), Skill(competence="cooperer", level=1))),
        contact=None,
        badges=BADGES,
        names=NAMES,
    )

    said, proven = paper.parts[0].entries
    assert (said.detail, said.mark) == ("en autonomie", "said")
    assert (proven.detail, proven.mark) == ("en situation connue", "confirmed")


def test_a_badge_that_is_hidden_confirms_nothing() -> None:
    paper = laid_out(in_look(hidden_badges=("badge-1", "badge-2")))

    assert "badges" not in [part.id for part in paper.parts]
    assert {entry.mark for entry in paper.parts[1].entries} == {"said"}


def test_nothing_is_invented_for_who_wrote_nothing() -> None:
    paper = paper_of(Draft(), contact=None, badges=(), names=NAMES)

    assert paper == Paper(name="", target="", contact=(), parts=(), language="fr", template="line", pages=1)
    assert paper.is_empty
