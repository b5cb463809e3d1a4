"""What browsers and passkeys say to each other (WebAuthn): what is asked of them, and whether they answered it.

The library is loaded where a passkey is there: most requests have none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from webapp.policy.sessions import STAFF_CHALLENGE
from webapp.web.common.printing import origin

NAME: Final = "Élan"
TIMEOUT_MS: Final = int(STAFF_CHALLENGE.total_seconds()) * 1000
LONGEST: Final = 16_000


class BadAnswer(Exception):
    """A passkey's answer that is not what was asked, or that it did not sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A passkey that signed what was asked."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def creation_options(*, user: str, email: str, name: str, challenge: bytes, known: Collection[bytes]) -> dict[str, Any]:
    """Return what a browser needs to create a passkey of somebody; those that are known do it no second time."""
    from webauthn import generate_registration_options
    from webauthn.helpers import options_to_json_dict, structs

    options = generate_registration_options(
        rp_id=_rp_id(),
        rp_name=NAME,
        user_id=user.encode(),
        user_name=email,
        user_display_name=name,
        challenge=challenge,
        timeout=TIMEOUT_MS,
        attestation=structs.AttestationConveyancePreference.NONE,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.PREFERRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=each) for each in known],
    )
    return options_to_json_dict(options)


def request_options(*, challenge: bytes, known: Collection[bytes]) -> dict[str, Any]:
    """Return what a browser needs to have one of these passkeys sign."""
    from webauthn import generate_authentication_options
    from webauthn.helpers import options_to_json_dict, structs

    options = generate_authentication_options(
        rp_id=_rp_id(),
        challenge=challenge,
        timeout=TIMEOUT_MS,
        allow_credentials=[structs.PublicKeyCredentialDescriptor(id=each) for each in known],
        user_verification=structs.UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def created_key(sent: str, *, challenge: bytes) -> Signed:
    """Return the passkey that was created for this challenge; raise BadAnswer."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        made = verify_registration_response(
            credential=sent[:LONGEST],
            expected_challenge=challenge,
            expected_rp_id=_rp_id(),
            expected_origin=origin(),
            require_user_verification=True,
        )
    except (WebAuthnException, LookupError, ValueError) as error:
        raise BadAnswer from error
    return Signed(credential_id=made.credential_id, public_key=made.credential_public_key, sign_count=made.sign_count)


def signing_key(sent: str, *, challenge: bytes, known: Mapping[bytes, bytes]) -> Signed:
    """Return which of these passkeys signed this challenge; raise BadAnswer. Its count is for the caller to compare."""
    from webauthn import verify_authentication_response
    from webauthn.helpers import parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        answer = parse_authentication_credential_json(sent[:LONGEST])
        public_key = known.get(answer.raw_id)
        if public_key is None:
            raise BadAnswer
        proof = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_rp_id(),
            expected_origin=origin(),
            credential_public_key=public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except (WebAuthnException, LookupError, ValueError) as error:
        raise BadAnswer from error
    return Signed(credential_id=proof.credential_id, public_key=public_key, sign_count=proof.new_sign_count)


def _rp_id() -> str:
    """Return the name for which passkeys are made: that of our public address."""
    return urlsplit(origin()).hostname or ""
