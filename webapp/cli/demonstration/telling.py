"""The studio of the demonstration: moments told, what shows them, and badges that wait for an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.cli.demonstration.stage import Stage
from webapp.policy.sessions import token_hash
from webapp.store.models import Participant, PeerAsk
from webapp.store.players import Player, player_by_public_id
from webapp.usecases.badge_asking import NewAsk, ask_for_badge
from webapp.usecases.telling import NewProof, add_proof, begin_moment, change_moment, send_proof
from webapp.usecases.witnessing import (
    Feedback,
    NewWitness,
    Testimony,
    answer_mate,
    ask_team,
    ask_witness,
    testify,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentScript:
    """A moment of the demonstration, and the badge that is asked for with it."""

    who: str
    experience: str
    told: Mapping[str, str]
    competence: str
    card: str
    proof: str
    witness: str
    mates: Mapping[str, str]
    badge: str
    narrative: str


MOMENTS: Final = (
    MomentScript(
        who="Orage de juin",
        experience="sport",
        told={
            "g1": "L’été dernier, au city-stade, avec trois amis.",
            "g3": "J’ai demandé le terrain. J’ai fait un message avec les horaires. J’ai refait le planning.",
            "g5": "J’ai appelé les équipes une par une pour que personne n’attende.",
            "g6": "30 joueurs sont venus, et le terrain était propre à la fin.",
        },
        competence="s-organiser",
        card="s-organiser.1",
        proof="Le planning du tournoi, avec les heures de chaque match.",
        witness="A tenu le planning toute la journée, même quand une équipe a manqué.",
        mates={"Vague bleue": "Tout le monde savait à quelle heure jouer.", "Hibou": "Les horaires étaient affichés."},
        badge="s-organiser-1",
        narrative="A tenu le planning d’un tournoi de quartier, avec trente joueurs, du premier match au rangement.",
    ),
    MomentScript(
        who="Renard 7",
        experience="reparation",
        told={
            "g3": "J’ai démonté le vélo. J’ai cherché la panne. J’ai remplacé la chaîne.",
            "g6": "Le vélo roule, et il sert tous les jours.",
        },
        competence="resoudre-un-probleme",
        card="resoudre-un-probleme.2",
        proof="Une photo avant, une photo après.",
        witness="",
        mates={"Domino": "On comprend bien la panne."},
        badge="resoudre-un-probleme-1",
        narrative="A réparé le vélo d’un voisin, en cherchant la cause avant de changer la pièce.",
    ),
)


def tell_moments(stage: Stage) -> None:
    """Have some youths tell, prove and ask."""
    for script in MOMENTS:
        tell_moment(stage, script)


def tell_moment(stage: Stage, script: MomentScript) -> str:
    """Have somebody tell, prove and ask; return the id of what they ask for."""
    moment, asked = stage.token(), stage.token()
    stage.setting.write(partial(_tell, stage=stage, script=script, moment=moment))
    stage.setting.write(partial(_prove, stage=stage, script=script, moment=moment))
    return stage.setting.write(partial(_ask, stage=stage, script=script, moment=moment, asked=asked))


def _tell(session: Session, *, stage: Stage, script: MomentScript, moment: str) -> None:
    player, now = player_called(session, script.who), stage.now
    level: dict[str, Any] = {"d1": "c", "d2": "b", "d3": "a", "proposed": 2, "level": 2, "indicators": []}
    begin_moment(session, player=player, public_id=moment, experience=script.experience, now=now)
    session.flush()
    change_moment(
        session,
        player=player,
        moment=moment,
        now=now,
        told=dict(script.told),
        cards=[script.card],
        levels={script.competence: level},
    )


def _prove(session: Session, *, stage: Stage, script: MomentScript, moment: str) -> None:
    player, now, name = player_called(session, script.who), stage.now, script.competence
    proof = NewProof(public_id=f"{moment[:31]}p", competence=name, kind="document", words=script.proof, upload=None)
    add_proof(session, player=player, moment=moment, proof=proof, now=now)
    session.flush()
    send_proof(session, player=player, proof=proof.public_id, now=now)
    if script.witness:
        key = token_hash(f"demonstration:{moment}")
        new = NewWitness(
            public_id=f"{moment[:31]}w", token_hash=key, competence=name, level=2, known_as="Sam", shown=script.proof
        )
        ask_witness(session, player=player, moment=moment, new=new, now=now)
        session.flush()
        said = Testimony(
            has_seen=True, name="Ali Benson", role="Gardien du stade", answers={"q2": script.witness}, indicators=()
        )
        testify(session, token_hash=key, said=said, now=now)


def _ask(session: Session, *, stage: Stage, script: MomentScript, moment: str, asked: str) -> str:
    player, now = player_called(session, script.who), stage.now
    ask_team(
        session,
        player=player,
        moment=moment,
        competence=script.competence,
        shown=script.narrative,
        public_id=asked,
        now=now,
    )
    session.flush()
    team = session.scalars(select(PeerAsk.team_id).where(PeerAsk.public_id == asked)).one()
    for name, words in script.mates.items():
        mate = player_called(session, name)
        if mate.team_id == team:
            said = Feedback(has_seen=True, clear=words, precise="", example="")
            answer_mate(session, player=mate, ask=asked, said=said, now=now)
    new = NewAsk(
        public_id=f"{asked[:31]}b",
        achievement=script.badge,
        narrative=script.narrative,
        audience="Pour un stage",
        moments=(moment,),
    )
    ask_for_badge(session, player=player, new=new, now=now)
    return new.public_id


def player_called(session: Session, pseudonym: str) -> Player:
    """Return somebody of the demonstration."""
    public_id = session.scalars(select(Participant.public_id).where(Participant.pseudonym == pseudonym)).one()
    found = player_by_public_id(session, public_id)
    if found is None:
        raise RuntimeError(f"nobody of the demonstration is called {pseudonym}")
    return found
