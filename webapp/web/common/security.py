"""Headers, cookies, and the refusal of writes that another site asks for.

No CSRF token: a phone that was offline for hours would carry a dead one, and its answers would be lost. Browsers say
where a request comes from (Sec-Fetch-Site, or Origin for the older ones), cookies are SameSite=Lax.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Request, Response, abort, current_app, request
from flask.sessions import SessionInterface, SessionMixin

from webapp.config import Config
from webapp.policy.sessions import SESSION_DAYS, STAFF_ABSOLUTE, cookie_name, staff_cookie_name

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=(self), interest-cohort=()",
    "X-Frame-Options": "DENY",
}
# Files of a release: never a document, except a drawing opened by itself, which guards itself.
FILES = ("/static/",)
NO_SNIFFING = ("X-Content-Type-Options", "nosniff")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class NoSession(SessionInterface):
    """Flask's own session, which nobody here uses: its cookie would be signed and read at each request."""

    def open_session(self, app: Flask, request: Request) -> None:
        """Open none."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep none."""


def install(app: Flask) -> None:
    """Guard every request and answer."""
    app.session_interface = NoSession()
    app.before_request(refuse_foreign_writes)
    settings: Config = app.extensions["elan.config"]
    app.wsgi_app = guarded(app.wsgi_app, is_https=settings.is_https)  # type: ignore[method-assign, assignment]  # as Flask says


def refuse_foreign_writes() -> None:
    """Refuse a write that does not come from a page of ours."""
    environ = request.environ
    if environ["REQUEST_METHOD"] in SAFE_METHODS:
        return
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        if site not in ("same-origin", "none"):
            abort(403)
        return
    origin = environ.get("HTTP_ORIGIN")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)


def guarded(application: WSGIApplication, *, is_https: bool) -> WSGIApplication:
    """Give every answer the same guards, unless a view chose its own; pages of a person are never kept by a cache."""
    guards = [(name, name.lower(), value) for name, value in _guards(is_https=is_https)]

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        is_file = environ.get("PATH_INFO", "").startswith(FILES)

        def start(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            if is_file:
                # A page has thirty modules: a kilobyte of guards that only a document can use, on each, is a second
                # of 3G.
                return start_response(status, [*headers, NO_SNIFFING], *failure)
            present = {name.lower() for name, _ in headers}
            added = [(name, value) for name, key, value in guards if key not in present]
            return start_response(status, headers + added, *failure)

        return application(environ, start)

    return answer


def _guards(*, is_https: bool) -> tuple[tuple[str, str], ...]:
    safe = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"} if is_https else {}
    return tuple({**HEADERS, "Cache-Control": "no-store", **safe}.items())


def config() -> Config:
    """Return the settings of the running application."""
    found: Config = current_app.extensions["elan.config"]
    return found


def set_session(response: Response, token: str) -> Response:
    """Give a phone its session."""
    return _give(response, cookie_name(is_https=config().is_https), token, SESSION_DAYS * 86_400)


def clear_session(response: Response) -> Response:
    """Take a phone's session away."""
    return _take(response, cookie_name(is_https=config().is_https))


def set_staff_session(response: Response, token: str) -> Response:
    """Give a browser its staff session."""
    name = staff_cookie_name(is_https=config().is_https)
    return _give(response, name, token, int(STAFF_ABSOLUTE.total_seconds()))


def clear_staff_session(response: Response) -> Response:
    """Take a browser's staff session away."""
    return _take(response, staff_cookie_name(is_https=config().is_https))


def _give(response: Response, name: str, token: str, max_age: int) -> Response:
    is_https = config().is_https
    response.set_cookie(name, token, max_age=max_age, secure=is_https, httponly=True, samesite="Lax", path="/")
    return response


def _take(response: Response, name: str) -> Response:
    response.delete_cookie(name, path="/", secure=config().is_https, httponly=True, samesite="Lax")
    return response
