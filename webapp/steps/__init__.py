"""Step kinds: one folder each, one line each here."""

from collections.abc import Mapping
from typing import Final

from webapp.steps import (
    appointment,
    assessment,
    form,
    hunt,
    reflect,
    scene,
    team_code,
    upload,
    vote,
)
from webapp.steps.kind import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "appointment": appointment.KIND,
    "assessment": assessment.KIND,
    "form": form.KIND,
    "hunt": hunt.KIND,
    "reflect": reflect.KIND,
    "scene": scene.KIND,
    "team_code": team_code.KIND,
    "upload": upload.KIND,
    "vote": vote.KIND,
}
