"""The `elan` command. Each group lives in its own file and is imported only when it is called."""

from importlib import import_module
from typing import Final

import click

COMMANDS: Final = {
    "badges": "webapp.cli.badges:badges",
    "cohort": "webapp.cli.cohort:cohort",
    "content": "webapp.cli.content:content",
    "frontend": "webapp.cli.frontend:frontend",
    "demo": "webapp.cli.demo:demo",
    "doctor": "webapp.cli.doctor:doctor",
    "init": "webapp.cli.init:init",
    "serve": "webapp.cli.serve:serve",
    "simulate": "webapp.cli.simulate:simulate",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(COMMANDS[cmd_name])
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="elan", prog_name="elan")
def main() -> None:
    """Élan : le jeu d’équipe par lequel les missions locales accueillent les 16-25 ans."""
