"""One-time codes of an authenticator application (TOTP), and recovery codes on paper."""

import hashlib
import hmac
import re
from datetime import datetime
from typing import Final

import pyotp

from webapp.policy.codes import ALPHABET, LOOK_ALIKES, join_code_from
from webapp.web.common.sealing import seal, unseal

STEP_S: Final = 30
ISSUER: Final = "Élan"
PAPER_CODES: Final = 10
PAPER_LENGTH: Final = 10


def new_totp_secret() -> str:
    """Mint a secret for somebody's application: 160 bits."""
    return pyotp.random_base32()


def totp_address(secret: str, *, email: str) -> str:
    """Return what the QR code of the enrolment says."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def seal_totp(secret: str, *, staff: str, secret_key: str) -> bytes:
    """Seal the secret of one person."""
    return seal(secret.encode(), purpose=f"totp:{staff}", secret_key=secret_key)


def unseal_totp(sealed: bytes | None, *, staff: str, secret_key: str) -> str | None:
    """Open the secret of one person."""
    opened = None if sealed is None else unseal(sealed, purpose=f"totp:{staff}", secret_key=secret_key)
    return None if opened is None else opened.decode()


def matching_step(secret: str, typed: str, *, now: datetime) -> int | None:
    """Return the time step that a code belongs to: the present one or a neighbour, for clocks that are a little off."""
    code = re.sub(r"\D", "", typed)
    present = int(now.timestamp()) // STEP_S
    totp = pyotp.TOTP(secret)
    steps = (present, present - 1, present + 1)
    return next((step for step in steps if hmac.compare_digest(totp.at(step * STEP_S), code)), None)


def paper_codes(chance: bytes) -> tuple[str, ...]:
    """Spell recovery codes of 50 bits from 32 bytes of chance."""
    return tuple(_paper_code(chance, number) for number in range(PAPER_CODES))


def paper_code_hash(typed: str, *, secret_key: str) -> bytes:
    """Return what is kept of a recovery code, whatever its spaces, dashes and case."""
    bare = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOK_ALIKES)
    return hmac.digest(secret_key.encode(), f"recovery:{bare}".encode(), hashlib.sha256)


def looks_like_paper(typed: str) -> bool:
    """Say whether a recovery code was typed rather than six digits."""
    bare = [sign for sign in typed.upper() if sign.isalnum()]
    return len(bare) == PAPER_LENGTH and set("".join(bare).translate(LOOK_ALIKES)) <= set(ALPHABET)


def _paper_code(chance: bytes, number: int) -> str:
    drawn = int.from_bytes(hmac.digest(chance, str(number).encode(), hashlib.sha256), "big")
    code = join_code_from(drawn, length=PAPER_LENGTH)
    return f"{code[:5]}-{code[5:]}"
