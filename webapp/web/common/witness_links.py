"""The link of a witness: derived from its id and the installation's secret, so that it is stored nowhere."""

import base64

from webapp.web.common.resume_card import derived


def witness_token(public_id: str) -> str:
    """Return the token of a link: 144 bits that only the installation can derive."""
    return base64.urlsafe_b64encode(derived("witness", public_id)[:18]).decode()
