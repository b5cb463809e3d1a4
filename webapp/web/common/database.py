"""The database as views see it: a session that only reads, and ``write`` for the rest."""

from collections.abc import Callable

from flask import Flask, current_app, g
from sqlalchemy.orm import Session

from webapp.store.writer import Gathering, Item, Result, Writer


def reading() -> Session:
    """Return this request's reading session; a write in the same request renews it."""
    if "session" not in g:
        g.session = Session(current_app.extensions["elan.engine"], expire_on_commit=False, autoflush=False)
    session: Session = g.session
    return session


def write(job: Callable[[Session], Result]) -> Result:
    """Run a use case in a transaction, wait for its commit, and forget what was read before, refused or not."""
    writer: Writer = current_app.extensions["elan.writer"]
    try:
        return writer.run(job)
    finally:
        close_reading()


def gather(gathering: Gathering[Item, Result], item: Item) -> Result:
    """Run a gathering for this item, together with those of other requests that wait, and forget what was read."""
    writer: Writer = current_app.extensions["elan.writer"]
    try:
        return writer.gather(gathering, item)
    finally:
        close_reading()


def close_reading(error: BaseException | None = None) -> None:
    """End the reading session."""
    session = g.pop("session", None)
    if session is not None:
        session.close()


def install(app: Flask) -> None:
    """Close the reading session with the request."""
    app.teardown_appcontext(close_reading)
