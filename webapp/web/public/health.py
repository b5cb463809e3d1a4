"""For machines: alive, able to serve, and figures in the format of Prometheus. Counts only, never names."""

import os
import threading
from collections import Counter
from collections.abc import Iterable
from ipaddress import ip_address
from itertools import groupby
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, abort, current_app, request

from webapp.policy.permissions import Permission
from webapp.queries.health import figures, problems
from webapp.queries.sending import sending
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.public.blueprint import blueprint

TEXT = "text/plain; version=0.0.4; charset=utf-8"
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST"})


class Requests:
    """How many requests this process answered, by method and kind of status."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str]] = Counter()

    def counted(self, application: WSGIApplication) -> WSGIApplication:
        """Count what an application answers, whoever of it answers."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            method = environ["REQUEST_METHOD"]

            def start(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
                with self._lock:
                    self._counts[method if method in METHODS else "other", f"{status[0]}xx"] += 1
                return start_response(status, headers, *failure)

            return application(environ, start)

        return answer

    def lines(self) -> list[str]:
        """Write the counts as Prometheus reads them."""
        with self._lock:
            counts = sorted(self._counts.items())
        # Several processes answer at one address, each with its own count.
        process = os.getpid()
        return [
            f'elan_requests_total{{method="{method}",status="{kind}",process="{process}"}} {n}'
            for (method, kind), n in counts
        ]


def install(app: Flask) -> None:
    """Count every answer."""
    requests = Requests()
    app.extensions["elan.requests"] = requests
    app.wsgi_app = requests.counted(app.wsgi_app)  # type: ignore[method-assign, assignment]  # as Flask says


@blueprint.get("/healthz")
@requires(Permission.VISIT)
def alive() -> dict[str, str]:
    return {"status": "ok"}


@blueprint.get("/readyz")
@requires(Permission.VISIT)
def ready() -> tuple[dict[str, object], int]:
    found = problems(reading())
    return {"status": "problem" if found else "ok", "problems": list(found)}, 503 if found else 200


@blueprint.get("/metrics")
@requires(Permission.VISIT)
def metrics() -> Response:
    if not _is_near(request.remote_addr or ""):
        abort(404)
    session, moment = reading(), now()
    kept = {**figures(session, now=moment), **sending(session, now=moment)}
    gauges = {**kept, "elan_writer_waiting": current_app.extensions["elan.writer"].waiting}
    lines = ["# TYPE elan_requests_total counter", *current_app.extensions["elan.requests"].lines()]
    for name, found in groupby(sorted(gauges.items()), lambda each: each[0].partition("{")[0]):
        lines += [f"# TYPE {name} gauge", *(f"{whole} {value}" for whole, value in found)]
    return Response("\n".join(lines) + "\n", content_type=TEXT)


def _is_near(address: str) -> bool:
    """Figures are for the machine itself and its own network, not for the world."""
    try:
        return ip_address(address).is_private
    except ValueError:
        return False
