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
    """Forget what was read before, run a use case in a transaction, wait for its commit."""
    # A request that held a connection to read while it waits for one to write would wait for itself, in a full room.
    close_reading()
    writer: Writer = current_app.extensions["elan.writer"]
    return writer.run(job)


def gather(gathering: Gathering[Item, Result], item: Item) -> Result:
    """Forget what was read, run a gathering for this item, together with those of other requests that wait."""
    close_reading()
    writer: Writer = current_app.extensions["elan.writer"]
    return writer.gather(gathering, item)


def close_reading(error: BaseException | None = None) -> None:
    """End the reading session."""
    session = g.pop("session", None)
    if session is not None:
        session.close()


def install(app: Flask) -> None:
    """Close the reading session with the request."""
    app.teardown_appcontext(close_reading)
