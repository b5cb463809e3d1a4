"""The youth's side: today, missions, team, services, papers."""

from flask import Flask

from webapp.web.play import (
    acts,
    agenda,
    appointments,
    badge_asking,
    events,
    evidence,
    me,
    messages,
    missions,
    notebook,
    papers,
    pushes,
    recaps,
    regions,
    reminders,
    rewards,
    services,
    sharing,
    studio,
    studio_people,
    studio_steps,
    team,
    team_steps,
    today,
    uploads,
    workshops,
)

PARTS = (
    today,
    missions,
    events,
    acts,
    agenda,
    team,
    team_steps,
    regions,
    uploads,
    services,
    recaps,
    notebook,
    papers,
    appointments,
    reminders,
    pushes,
    workshops,
    sharing,
    evidence,
    messages,
    badge_asking,
    studio,
    studio_people,
    studio_steps,
    me,
)


def install(app: Flask) -> None:
    """Register every page of the player."""
    rewards.install(app)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
