"""What a badge asks for, held against what is there: ready, missing, or for a person to say. It awards nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from webapp.quest.achievements import Achievement, EvidenceRule

State = Literal["ready", "missing", "person"]
PEERS_WANTED: Final = 2
SERVICES_WANTED: Final = 12
MISSIONS_WANTED: Final = 80
TEAM_MISSIONS_WANTED: Final = 2
# How much the proofs of a competence weigh together, by level.
STRENGTH_WANTED: Final[Mapping[int, int]] = {1: 3, 2: 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of somebody. Competences are counted by name: moments told, proofs, witnesses, mates who saw."""

    services: int = 0
    missions_percent: int = 0
    is_every_required_done: bool = False
    team_missions: int = 0
    told: Mapping[str, int] = field(default_factory=dict)
    proofs: Mapping[str, int] = field(default_factory=dict)
    strength: Mapping[str, int] = field(default_factory=dict)
    witnesses: Mapping[str, int] = field(default_factory=dict)
    peers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleState:
    """One thing that is asked for, and where it stands. ``note`` says it in plain words to the youth."""

    detail: str
    state: State
    note: str


def rule_states(achievement: Achievement, known: Known) -> tuple[RuleState, ...]:
    """Hold each rule of a badge against what is known; the weight of the proofs comes last."""
    states = [_state(achievement, rule, known) for rule in achievement.evidence]
    wanted = STRENGTH_WANTED.get(achievement.level, 0)
    if wanted:
        total = _most(known.strength, achievement.competences)
        detail = f"Poids des preuves\u00a0: {wanted} au moins"
        note = f"Tes preuves pèsent {total} sur {wanted}. Un document ou un témoin pèse 3, une photo 2, un message 1."
        states.append(RuleState(detail=detail, state="ready" if total >= wanted else "missing", note=note))
    return tuple(states)


def _state(achievement: Achievement, rule: EvidenceRule, known: Known) -> RuleState:
    state, note = _measured(achievement, rule, known)
    return RuleState(detail=rule.detail, state=state, note=note)


def _measured(achievement: Achievement, rule: EvidenceRule, known: Known) -> tuple[State, str]:
    names = achievement.competences
    match rule.kind:
        case "steps":
            return _steps(achievement.id, known)
        case "text":
            wanted = 2 if rule.detail.startswith("2") else 1
            found = _most(known.told, names)
            return _counted(found, wanted, f"{found} récit sur {wanted}. Raconte un moment à l’étape 1.")
        case "document" | "proof" if rule.detail.startswith("Facultatif"):
            return "ready", "Facultatif\u00a0: tu peux demander sans."
        case "document" | "proof":
            return _counted(_most(known.proofs, names), 1, "Ajoute une preuve à l’étape 3.")
        case "validation":
            return _confirmed(rule, names, known)
        case _:
            return "person", "La personne qui répond le vérifie avec toi."


def _steps(badge: str, known: Known) -> tuple[State, str]:
    if badge == "services-en-poche":
        return _counted(known.services, SERVICES_WANTED, f"{known.services} services découverts sur {SERVICES_WANTED}.")
    if badge == "quete-elan":
        is_ready = known.missions_percent >= MISSIONS_WANTED and known.is_every_required_done
        note = f"{known.missions_percent} % des missions faites. Il en faut {MISSIONS_WANTED} %, dont les obligatoires."
        return ("ready" if is_ready else "missing"), note.replace(" %", "\u00a0%")
    if badge == "cooperer-1":
        note = f"{known.team_missions} mission d’équipe finie sur {TEAM_MISSIONS_WANTED}."
        return _counted(known.team_missions, TEAM_MISSIONS_WANTED, note)
    return "person", "La personne qui répond le vérifie avec toi."


def _confirmed(rule: EvidenceRule, names: Iterable[str], known: Known) -> tuple[State, str]:
    if rule.by == ("peers",):
        found = _most(known.peers, names)
        return _counted(found, PEERS_WANTED, f"{found} retour d’équipe sur {PEERS_WANTED}, de qui était là.")
    if "witness" in rule.by and _most(known.witnesses, names):
        return "ready", "Un témoin a confirmé."
    if "counsellor" in rule.by:
        return "person", "La personne qui répond à ta demande le confirme."
    return "missing", "Demande à un témoin, à l’étape 3\u00a0: un lien suffit, sans compte."


def _counted(found: int, wanted: int, note: str) -> tuple[State, str]:
    return ("ready", "C’est là.") if found >= wanted else ("missing", note)


def _most(counts: Mapping[str, int], names: Iterable[str]) -> int:
    """Return the greatest count among the competences of a badge: one of them is enough to ask."""
    return max((counts.get(name, 0) for name in names), default=0)
