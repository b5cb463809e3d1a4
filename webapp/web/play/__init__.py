"""The youth's side: today, missions, team, services, papers."""

from flask import Flask

from webapp.web.play import acts, events, missions, recaps, regions, services, team, team_steps, today, uploads


def install(app: Flask) -> None:
    """Register every page of the player."""
    for part in (today, missions, events, acts, team, team_steps, regions, uploads, services, recaps):
        app.register_blueprint(part.blueprint)
