"""The youth's side: today, missions, team, services, papers."""

from flask import Flask

from webapp.web.play import acts, events, missions, regions, team_steps, today, uploads


def install(app: Flask) -> None:
    """Register every page of the player."""
    for part in (today, missions, events, acts, team_steps, regions, uploads):
        app.register_blueprint(part.blueprint)
