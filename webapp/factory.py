"""Builds the application. The only place that knows everything."""

import logging
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask
from flask_compress import Compress
from flask_htmx import HTMX
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from sqlalchemy.orm import Session
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.config import Config, load_config
from webapp.jobs.queue import make_queue, start_consumer
from webapp.jobs.schedule import schedule
from webapp.jobs.signing import Signer, make_workshop
from webapp.live import gateway
from webapp.store.database import make_engine, read_session
from webapp.store.topics import announced_in
from webapp.store.writer import Writer, make_writer
from webapp.usecases.awarding.awards import TO_SIGN
from webapp.usecases.presence import note_presence
from webapp.web import account, api, backpack, counsellor, play, public
from webapp.web.common import (
    access,
    assets,
    attempts,
    database,
    dates,
    drawings,
    errors,
    identity,
    mail,
    preferences,
    security,
    staff_acts,
    wording,
)

MAX_BODY = 12 * 1024 * 1024


class Elan(Flask):
    """Flask, whose views are all plain functions."""

    def ensure_sync(self, func: Any) -> Any:
        """Call a view or a hook as it is, instead of asking each time whether it is a coroutine."""
        return func


def create_app(config: Config | None = None) -> Flask:
    """Build the application for a configuration (the environment's, by default)."""
    config = config or load_config()
    app = Elan(__name__, static_folder=None, template_folder="templates")
    _configure(app, config)
    _connect(app, config)
    for part in (
        identity,
        security,
        errors,
        database,
        attempts,
        assets,
        drawings,
        preferences,
        wording,
        dates,
        staff_acts,
        mail,
    ):
        part.install(app)
    for audience in (public, account, play, backpack, counsellor, api):
        audience.install(app)
    access.refuse_undeclared(app)
    return app


def start_jobs(app: Flask) -> None:
    """Start the work that happens by itself; the server asks for it, tests and commands do not."""
    config: Config = app.extensions["elan.config"]
    queue = make_queue(config)
    writer: Writer = app.extensions["elan.writer"]
    schedule(queue, config, writer, lambda: make_workshop(config, app.extensions["elan.engine"], writer))
    app.extensions["elan.consumer"] = start_consumer(queue)
    app.extensions["elan.signer"].start()


def _configure(app: Flask, config: Config) -> None:
    app.config.update(
        SECRET_KEY=config.secret_key,
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_PARTS=500,
        TESTING=config.is_testing,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIN_SIZE=500,
        COMPRESS_STREAMS=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # DefaultJSONProvider has it
    # The page of a step kind lives in the kind's own folder.
    kinds = PrefixLoader({"steps": FileSystemLoader(Path(__file__).parent / "steps")})
    app.jinja_loader = ChoiceLoader([*([app.jinja_loader] if app.jinja_loader else []), kinds])
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions["elan.config"] = config
    Compress(app)
    HTMX(app)
    if config.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # the way that Flask documents
            app.wsgi_app, x_for=config.trusted_proxies, x_proto=1, x_host=1
        )
    logging.getLogger("webapp").setLevel(logging.INFO)


def _connect(app: Flask, config: Config) -> None:
    engine = make_engine(config.database_url)
    live = gateway.install(
        app,
        reading=lambda: read_session(engine),
        on_presence=lambda person: app.extensions["elan.writer"].run(
            partial(note_presence, public_id=person, now=datetime.now(UTC))
        ),
        is_https=config.is_https,
        redis_url=config.redis_url,
        is_direct=config.is_live_direct,
    )

    def after_commit(session: Session) -> Any:
        topics = announced_in(session)
        for topic in topics:
            live.changed(topic)
        if TO_SIGN in topics:
            signer.nudge()

    writer = make_writer(engine, after_commit)
    signer = Signer(lambda: make_workshop(config, engine, writer))
    app.extensions["elan.signer"] = signer
    app.extensions["elan.engine"] = engine
    app.extensions["elan.writer"] = writer
    app.extensions["elan.live"] = live
