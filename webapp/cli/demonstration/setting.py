"""The installation on which the demonstration is built: its database, its writer, its calendar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import click
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from webapp.config import Config, ConfigError, load_config
from webapp.store import migrate
from webapp.store.database import make_engine, read_session
from webapp.store.models import Base, Organisation
from webapp.store.writer import Writer, make_writer
from webapp.usecases.founding import found_organisation

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Setting:
    """What commands need of an installation."""

    config: Config
    engine: Engine
    writer: Writer

    def write(self, job: Callable[[Session], Result]) -> Result:
        """Run a use case in a transaction."""
        return self.writer.run(job)

    def has_organisation(self, slug: str) -> bool:
        """Say whether an organisation is already there."""
        with read_session(self.engine) as session:
            return session.scalar(select(Organisation.id).where(Organisation.slug == slug)) is not None

    def found(self, slug: str, name: str, variables: Mapping[str, str], now: datetime) -> int:
        """Found an organisation."""
        return self.write(
            lambda session: found_organisation(session, slug=slug, name=name, variables=variables, now=now)
        )

    def is_working_day(self, day: date) -> bool:
        """Say whether people work on this date in France."""
        import holidays

        return day.weekday() < 5 and day not in holidays.country_holidays("FR", years=day.year)

    def forget(self) -> None:
        """Erase everything, if there is nothing here but the demonstration."""
        with read_session(self.engine) as session:
            others = session.scalar(select(func.count()).select_from(Organisation)) or 0
        if others > 1:
            raise click.ClickException("Cette base contient d’autres structures : rien n’est effacé.")
        self.write(_empty)

    def close(self) -> None:
        """Let go of the database."""
        self.writer.close()
        self.engine.dispose()


def open_setting() -> Setting:
    """Open the installation that the environment names, with its tables up to date."""
    try:
        config = load_config()
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    engine = make_engine(config.database_url)
    migrate.upgrade(engine)
    return Setting(config, engine, make_writer(engine))


def _empty(session: Session) -> None:
    tables: Any = reversed(Base.metadata.sorted_tables)
    for table in tables:
        session.execute(table.delete())
