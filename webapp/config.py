"""The settings of an installation, read once from the environment."""

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from dotenv import dotenv_values

# How many keys the curve of notifications (RFC 8292) has.
P256_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class ConfigError(Exception):
    """A setting is missing or cannot be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that may differ between two installations."""

    data_dir: Path
    database_url: str = field(repr=False)
    public_url: str
    secret_key: str = field(repr=False)
    badge_key: str | None = field(default=None, repr=False)
    redis_url: str | None = field(default=None, repr=False)
    is_live_direct: bool = True
    smtp_url: str | None = field(default=None, repr=False)
    vapid_private_key: str | None = field(default=None, repr=False)
    vapid_subject: str | None = None
    timezone: ZoneInfo = ZoneInfo("Europe/Paris")
    default_locale: str = "fr"
    trusted_proxies: int = 0
    is_testing: bool = False

    @property
    def is_sqlite(self) -> bool:
        """Say whether the database is a file of ours."""
        return self.database_url.startswith("sqlite")

    @property
    def is_https(self) -> bool:
        """Say whether the public address is encrypted (cookies are then ``Secure``)."""
        return self.public_url.startswith("https://")


def load_config(environ: Mapping[str, str] | None = None) -> Config:
    """Read the environment (and a ``.env`` file where one is); raise ConfigError on what cannot be used."""
    env = _environment() if environ is None else environ
    data_dir = Path(env.get("ELAN_DATA_DIR", "data")).resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    return Config(
        data_dir=data_dir,
        database_url=env.get("ELAN_DATABASE_URL") or f"sqlite:///{data_dir / 'elan.sqlite3'}",
        public_url=_public_url(env),
        secret_key=env.get("ELAN_SECRET_KEY") or _kept(data_dir, "secret_key", lambda: secrets.token_urlsafe(48)),
        badge_key=env.get("ELAN_BADGE_KEY") or None,
        redis_url=env.get("ELAN_REDIS_URL") or None,
        is_live_direct=env.get("ELAN_LIVE_DIRECT", "1") != "0",
        smtp_url=env.get("ELAN_SMTP_URL") or None,
        vapid_private_key=_vapid_key(env) or _kept(data_dir, "vapid_key", _new_vapid_key),
        vapid_subject=env.get("ELAN_VAPID_SUBJECT") or None,
        timezone=_timezone(env.get("ELAN_TIMEZONE", "Europe/Paris")),
        default_locale=env.get("ELAN_DEFAULT_LOCALE", "fr"),
        trusted_proxies=_count(env, "ELAN_TRUSTED_PROXIES"),
    )


def _environment() -> Mapping[str, str]:
    """Return what the environment says, and a ``.env`` file where it says nothing."""
    written = dotenv_values(Path(".env"), interpolate=False)
    return {**{name: value for name, value in written.items() if value is not None}, **os.environ}


def _public_url(env: Mapping[str, str]) -> str:
    url = env.get("ELAN_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise ConfigError("ELAN_PUBLIC_URL doit commencer par http:// ou https://.")
    return url


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ConfigError(f"ELAN_TIMEZONE : le fuseau « {name} » n’existe pas. Exemple : Europe/Paris.") from error


def _count(env: Mapping[str, str], name: str) -> int:
    value = env.get(name, "0")
    if not value.isdigit():
        raise ConfigError(f"{name} doit être un nombre entier (0 s’il n’y a pas de proxy).")
    return int(value)


def _vapid_key(env: Mapping[str, str]) -> str | None:
    """Return the key that was given to sign notifications: 32 bytes in base64url."""
    given = env.get("ELAN_VAPID_PRIVATE_KEY", "").rstrip("=")
    if not given:
        return None
    try:
        number = int.from_bytes(base64.b64decode(given + "=", altchars=b"-_", validate=True))
    except ValueError:
        number = 0
    if len(given) != 43 or not 0 < number < P256_ORDER:
        raise ConfigError("ELAN_VAPID_PRIVATE_KEY doit être une clé P-256 : 32 octets en base64url.")
    return given


def _new_vapid_key() -> str:
    number = secrets.randbelow(P256_ORDER - 1) + 1
    return base64.urlsafe_b64encode(number.to_bytes(32)).rstrip(b"=").decode()


def _kept(data_dir: Path, name: str, make: Callable[[], str]) -> str:
    """Return a secret of the installation, made at the first start and readable by its owner only."""
    path = data_dir / name
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    secret = make()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret)
    return secret
