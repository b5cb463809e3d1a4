"""What the pages of the CV need: something already written, and badges that were awarded."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_number, next_public_id
from tests.factories.participants import make_participant
from tests.pages.phone import Page, Phone
from webapp.store.models import Award, Cohort, Participant, StatusListRow, Team

EXPERIENCE = {
    "kind": "sport",
    "title": "Gardienne de but",
    "place": "FC Clairval",
    "town": "Clairval",
    "start": "09/2023",
    "end": "juin 2025",
    "lines": "- Arrêts décisifs\n\nEntraînement de 12 enfants  \n",
}
CONTACT = {"name": "Inès Ben Salah", "phone": "06 12 34 56 78", "email": "ines@exemple.fr", "town": "Clairval"}
EXPERIENCE_PATH = "/sac/cv/experiences/00112233445566aa"


@pytest.fixture
def writer(player: Phone) -> Phone:
    """The phone of somebody who wrote an experience and a competence."""
    player.post(EXPERIENCE_PATH, EXPERIENCE)
    player.post("/sac/cv/souhaits", {"target": "Vente, en alternance", "contracts": ["apprenticeship"]})
    player.post("/sac/cv/competences/cooperer", {"level": "2", "nombre": "11", "take": ["2-0", "2-1"]})
    return player


@pytest.fixture
def hold(database: Database, participant: Participant, cohort: Cohort) -> Callable[..., Award]:
    """Make ``participant`` hold a badge, as signing leaves it."""
    listed = database.add(StatusListRow(organisation_id=cohort.organisation_id, number=1))

    def hold_one(achievement: str = "cooperer-1", *, at: datetime = START, **fields: Any) -> Award:
        number = next_number()
        defaults = {
            "public_id": next_public_id("award"),
            "organisation_id": cohort.organisation_id,
            "participant_id": participant.id,
            "achievement": achievement,
            "credential_id": f"credential-{number}",
            "endorsement_id": f"endorsement-{number}",
            "status_list_id": listed.id,
            "status_index": number,
            "awarded_at": at,
            "valid_from": at,
            "narrative": "A tenu son rôle dans deux équipes.",
            "evidence": [],
            "confirmer": "une conseillère",
            "sentence": "Vu deux fois.",
            "published_at": at,
            "is_shared": True,
        }
        return database.add(Award(**(defaults | fields)))

    return hold_one


def sheet(page: Page) -> str:
    """Return what is read on the sheet of paper."""
    return page.find("article", **{"aria-label": "CV"}).text()


@pytest.fixture
def other(database: Database, team: Team) -> Participant:
    return make_participant(database, team)
