"""`elan content`: what authors need."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from webapp.content.places import DEFAULT_QUEST

_QUEST = click.argument(
    "path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=DEFAULT_QUEST, required=False
)


@click.group()
def content() -> None:
    """Vérifie, décrit et emballe le contenu des quêtes."""


@content.command()
@_QUEST
def check(path: Path) -> None:
    """Cherche toutes les fautes du contenu, avec le fichier et la ligne."""
    from webapp.content.checks import check_quest
    from webapp.content.library import check_library
    from webapp.content.places import quest_folders

    folders = quest_folders(path)
    if not folders:
        raise click.ClickException("Aucune quête ici : il faut un dossier qui contient « quest.yaml ».")
    faults = [fault for folder in folders for fault in check_quest(folder)] + list(check_library(folders[0]))
    for fault in sorted(set(faults)):
        click.echo(str(fault))
    if faults:
        raise click.ClickException(f"{len(set(faults))} faute(s) à corriger.")
    click.echo(f"Aucune faute : {', '.join(folder.name for folder in folders)}.")


@content.command()
@click.option("--file", "name", help="Un seul genre de fichier, par exemple « days/*.yaml ».")
def schema(name: str | None) -> None:
    """Écrit le schéma JSON des fichiers, pour les éditeurs."""
    from webapp.content.json_schema import all_schemas, file_names, schema_of

    if name is not None and name not in file_names():
        raise click.ClickException(f"Fichiers décrits : {', '.join(file_names())}.")
    click.echo(json.dumps(schema_of(name) if name else all_schemas(), ensure_ascii=False, indent=2))


@content.command()
@_QUEST
@click.option("--json", "as_json", is_flag=True, help="Pour un programme.")
def stats(path: Path, *, as_json: bool) -> None:
    """Compte : jours, minutes, services, genres de pas, facilité de lecture, langues."""
    from webapp.content.loader import load_quest
    from webapp.content.places import quest_folders
    from webapp.content.stats import in_words, stats_of

    for folder in quest_folders(path):
        figures = stats_of(load_quest(folder))
        click.echo(json.dumps(asdict(figures), ensure_ascii=False, indent=2) if as_json else in_words(figures))


@content.command()
@_QUEST
def solutions(path: Path) -> None:
    """Écrit le livret de l’animation : notes, solutions et indices."""
    from webapp.content.loader import load_quest
    from webapp.content.places import quest_folders
    from webapp.content.solutions import booklet

    for folder in quest_folders(path):
        click.echo(booklet(load_quest(folder)))


@content.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--quest", "path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=DEFAULT_QUEST)
def pack(file: Path, path: Path) -> None:
    """Met une quête dans un seul fichier."""
    from webapp.content.faults import ContentFaults
    from webapp.content.packs import pack_quest

    try:
        version = pack_quest(path, file)
    except ContentFaults as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{file} : version {version}.")


@content.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def install(file: Path) -> None:
    """Vérifie un paquet, puis range sa quête dans le dossier des données."""
    from webapp.config import load_config
    from webapp.content.faults import ContentFaults
    from webapp.content.packs import install_pack

    try:
        quest_id, version = install_pack(file, load_config().data_dir)
    except ContentFaults as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{quest_id}, version {version} : la quête est prête.")
