"""The badges of the demonstration: given by a counsellor, really signed, one of them taken back."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from badges.status_list import SIZE
from webapp.cli.demonstration.stage import Stage
from webapp.jobs.signing import make_workshop
from webapp.store.models import Participant, Staff
from webapp.usecases.awarding.achievements import find_achievement
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.awards import Confirmer, Deed, Drawn, ShownEvidence, award, choose_email, revoke
from webapp.usecases.awarding.sharing import set_page
from webapp.usecases.awarding.signing import sign_all
from webapp.usecases.journal import By


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardScript:
    """A badge of the demonstration: to whom, for what, confirmed in which words."""

    holder: str
    achievement: str
    narrative: str
    shown: tuple[ShownEvidence, ...]
    sentence: str
    email: str | None = None
    taken_back: str | None = None


_BLUE: Final = "vague.bleue@courriel.example"
AWARDS: Final = (
    AwardScript(
        holder="Vague bleue",
        achievement="cooperer-1",
        narrative=(
            "Pendant la quête en équipe, a tenu le rôle de passeur : garder la trace de ce que chacun avait trouvé, et "
            "le redire avant chaque décision. Puis a tenu la buvette du tournoi de quartier avec quatre personnes."
        ),
        shown=(
            ShownEvidence(
                name="Deux missions en équipe",
                narrative="« Le code de la tour » et « La réunion des habitants », terminées à sept.",
                genre="Activité",
            ),
            ShownEvidence(
                name="Deux retours de coéquipiers",
                narrative="« Quand on ne savait plus, on relisait ses notes. »",
                genre="Témoignage",
            ),
        ),
        sentence="Vu en équipe deux fois. A prévenu dès qu’il y avait un souci, et a aidé sans faire à la place.",
        email=_BLUE,
    ),
    AwardScript(
        holder="Vague bleue",
        achievement="communiquer-1",
        narrative=(
            "A écrit un message à un employeur pour demander un stage, puis a parlé de soi deux minutes au groupe."
        ),
        shown=(
            ShownEvidence(
                name="Message à un employeur", narrative="Relu ensemble, envoyé le jour même.", genre="Document"
            ),
        ),
        sentence="Le message est clair et poli. À l’oral, a vérifié que tout le monde avait compris.",
        email=_BLUE,
    ),
    AwardScript(
        holder="Vague bleue",
        achievement="trajets-1",
        narrative="A préparé trois trajets avec une marge de dix minutes, dont un avec une correspondance.",
        shown=(),
        sentence="Trois rendez-vous dans trois lieux différents : à l’heure chaque fois.",
        email=_BLUE,
    ),
    AwardScript(
        holder="Orage de juin",
        achievement="services-en-poche",
        narrative="A exploré douze services et a pris rendez-vous avec la conseillère logement.",
        shown=(
            ShownEvidence(name="Rendez-vous logement", narrative="Le dossier de garantie est prêt.", genre="Démarche"),
        ),
        sentence="Le rendez-vous a eu lieu, et la démarche est lancée.",
    ),
    AwardScript(
        holder="Renard 7",
        achievement="numerique-1",
        narrative="A créé une adresse de messagerie sérieuse et a envoyé un document en pièce jointe.",
        shown=(),
        sentence="Démarche faite en autonomie au point numérique.",
        taken_back="Erreur de personne : le badge était pour quelqu’un d’autre.",
    ),
)


def award_badges(stage: Stage, organisation: int, slug: str, counsellor: str) -> list[dict[str, Any]]:
    """Give the badges, sign them, open their pages, take one back; return what `--json` says of them."""
    setting, house = stage.setting, House(stage.setting.config.public_url, slug)
    by = setting.write(lambda session: _by(session, organisation, counsellor))
    workshop = make_workshop(setting.config, setting.engine, setting.writer)
    given = [
        (script, setting.write(partial(_give, stage=stage, drawn=_draw(stage), by=by, script=script)))
        for script in AWARDS
    ]
    sign_all(workshop, now=stage.now)
    for script, (award_id, public_id, holder) in given:
        setting.write(partial(set_page, participant=holder, public_id=public_id, is_open=True))
        if script.taken_back:
            setting.write(partial(revoke, award_id=award_id, by=by, reason=script.taken_back, now=stage.now))
    sign_all(workshop, now=stage.now)
    return [_as_json(script, house.badge(public_id)) for script, (_, public_id, _) in given]


def _give(session: Session, *, stage: Stage, drawn: Drawn, by: By, script: AwardScript) -> tuple[int, str, int]:
    """Give one badge; return its id, its public id and the id of its holder."""
    holder = session.scalars(select(Participant.id).where(Participant.pseudonym == script.holder)).one()
    achievement = find_achievement(script.achievement)
    if achievement is None:
        raise RuntimeError(f"no badge is called {script.achievement}")
    choose_email(session, participant=holder, email=script.email, now=stage.now)
    awarded = award(
        session,
        drawn=drawn,
        participant=holder,
        achievement=achievement,
        evidence=Deed(narrative=script.narrative, shown=script.shown),
        confirmed_by=Confirmer(by=by, words="une conseillère de la Mission locale de Valmeuse"),
        sentence=script.sentence,
        now=stage.now - timedelta(minutes=5),
    )
    return awarded.id, awarded.public_id, holder


def _draw(stage: Stage) -> Drawn:
    """The chance of one award, which a seed gives again."""
    credential, recipient, endorsement = (str(UUID(int=stage.chance.getrandbits(128), version=4)) for _ in range(3))
    return Drawn(
        public_id=stage.token(),
        credential=credential,
        recipient=recipient,
        endorsement=endorsement,
        salt=stage.token(),
        place=stage.chance.randrange(SIZE),
    )


def _by(session: Session, organisation: int, counsellor: str) -> By:
    staff = session.scalars(select(Staff.id).where(Staff.email == counsellor)).one()
    return By(organisation_id=organisation, staff_id=staff)


def _as_json(script: AwardScript, address: str) -> dict[str, Any]:
    return {
        "holder": script.holder,
        "achievement": script.achievement,
        "page_url": address,
        **{f"{form}_url": f"{address}.{form}" for form in ("json", "jwt", "png", "svg")},
        "ob2_url": f"{address}/ob2.json",
        "recipient_email": script.email,
        "revoked": script.taken_back is not None,
    }
