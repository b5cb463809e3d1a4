"""Another badge of the demonstration: asked for one, proposed another, which waits for the youth to say yes."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.cli.demonstration.stage import Stage
from webapp.cli.demonstration.telling import MomentScript, tell_moment
from webapp.store.models import Staff
from webapp.usecases.badge_asking import Proposal, propose_badge
from webapp.usecases.journal import By

MOMENT: Final = MomentScript(
    who="Vague bleue",
    experience="famille",
    told={
        "g1": "En août, chez ma grand-mère, pour ses soixante-dix ans. On était vingt-deux.",
        "g3": "J’ai eu l’idée du repas. J’ai fait la liste. J’ai réservé la salle trois semaines avant.",
        "g5": "J’ai rappelé tout le monde deux jours avant, et j’ai gardé de la place pour ceux qui arrivaient tard.",
        "g6": "Rien ne manquait, et la salle était rendue propre à 18 h.",
    },
    competence="s-organiser",
    card="s-organiser.2",
    proof="La liste de qui apporte quoi, et le message pour réserver la salle.",
    witness="",
    mates={"Domino": "On voit bien tout ce qu’il fallait prévoir à l’avance."},
    badge="initiative-1",
    narrative="A organisé un repas de famille pour vingt-deux personnes, de la réservation de la salle au rangement.",
)
PROPOSAL: Final = Proposal(
    achievement="s-organiser-1",
    words=(
        "Ton idée était belle, et ce que tu montres surtout, c’est que tu sais préparer : la liste, la salle, les "
        "rappels. « S’organiser » est déjà prouvé, il est à toi si tu veux. Pour « Prendre une initiative », "
        "raconte-moi ce que ce repas a changé pour les autres."
    ),
    sentence="A préparé trois semaines à l’avance un repas de vingt-deux personnes, sans rien oublier.",
)


def propose_another(stage: Stage, organisation: int, counsellor: str) -> None:
    """Have somebody ask for a badge, and a counsellor propose another one."""
    ask = tell_moment(stage.at(stage.now - timedelta(hours=3)), MOMENT)

    def job(session: Session) -> None:
        staff = session.scalars(select(Staff.id).where(Staff.email == counsellor)).one()
        by = By(organisation_id=organisation, staff_id=staff)
        propose_badge(session, ask=ask, proposal=PROPOSAL, by=by, now=stage.now)

    stage.setting.write(job)
