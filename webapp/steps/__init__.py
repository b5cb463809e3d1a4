"""Step kinds: one folder each, one line each here."""

from collections.abc import Mapping
from typing import Final

from webapp.steps import (
    appointment,
    assessment,
    code,
    dialogue,
    form,
    hunt,
    match,
    order,
    quiz,
    recap,
    reflect,
    scene,
    service_card,
    team_code,
    upload,
    vote,
)
from webapp.steps.kind import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "appointment": appointment.KIND,
    "assessment": assessment.KIND,
    "code": code.KIND,
    "dialogue": dialogue.KIND,
    "form": form.KIND,
    "hunt": hunt.KIND,
    "match": match.KIND,
    "order": order.KIND,
    "quiz": quiz.KIND,
    "recap": recap.KIND,
    "reflect": reflect.KIND,
    "scene": scene.KIND,
    "service_card": service_card.KIND,
    "team_code": team_code.KIND,
    "upload": upload.KIND,
    "vote": vote.KIND,
}
