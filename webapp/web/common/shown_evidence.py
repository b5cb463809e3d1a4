"""What the page of a badge may show: what the youth ticked when they asked for it, and nothing else."""

from collections.abc import Collection, Iterator, Sequence

from webapp.content.studio import load_skills_studio
from webapp.queries.studio import MomentView
from webapp.usecases.awarding.awards import ShownEvidence


def shown_evidence(moments: Sequence[MomentView], ticked: Collection[str]) -> tuple[ShownEvidence, ...]:
    """Return the proofs, and the words of witnesses and of the team, that were ticked: each as what it is."""
    return tuple(piece for moment in moments for piece in _pieces(moment, ticked))


def _pieces(moment: MomentView, ticked: Collection[str]) -> Iterator[ShownEvidence]:
    kinds: dict[str, str] = {each.id: each.name for each in load_skills_studio().prove.proofs}
    for proof in moment.proofs:
        if proof.id in ticked:
            yield ShownEvidence(name=kinds.get(proof.kind, "Preuve"), narrative=proof.words, genre="Preuve")
    for heard in moment.witnesses:
        if heard.id in ticked and heard.has_seen:
            narrative = f"Quelqu’un d’extérieur à l’équipe, qui était là : « {heard.answers.get('q2', '')} »"
            yield ShownEvidence(name="Témoin", narrative=narrative, genre="Témoignage")
    for said in (said for ask in moment.asks for said in ask.feedback):
        if said.id in ticked:
            who = (
                "Quelqu’un de l’équipe, qui était là" if said.has_seen else "Quelqu’un de l’équipe, en lisant le récit"
            )
            yield ShownEvidence(name="Retour d’équipe", narrative=f"{who} : « {said.clear} »", genre="Témoignage")
