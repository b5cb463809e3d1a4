"""An implementation that shares no line with ours reads what we issue, and refuses what we did not sign."""

import json
from pathlib import Path

import jwt
import pytest

from badges.documents import ascii_json
from badges.keys import KeyKind, unlock
from tests.badges.independent import judged
from tests.badges.samples import AWARD, DID, WRAPPING_KEY, endorsement, issued, ring, unsigned_token
from tests.badges.tamperings import TAMPERINGS, tampered


def test_every_form_is_accepted(tmp_path: Path) -> None:
    said = jwt.decode(issued().jwt, options={"verify_signature": False})
    forms = {
        "badge.json": json.dumps(issued().document, ensure_ascii=False).encode(),
        "ascii.json": ascii_json(issued().document).encode(),
        "badge.jwt": issued().jwt.encode(),
        "endorsement.json": ascii_json(endorsement()).encode(),
    }

    assert judged(tmp_path, forms) == {
        "badge.json": AWARD.id.urn,
        "ascii.json": AWARD.id.urn,
        "badge.jwt": said["jti"],
        "endorsement.json": endorsement()["id"],
    }


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    files = {f"{name}.json": json.dumps(tampered(name)).encode() for name in TAMPERINGS}
    return judged(tmp_path_factory.mktemp("tampered"), files)


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampered_credential_is_refused(verdicts: dict[str, str], name: str) -> None:
    assert verdicts[f"{name}.json"].startswith("refused: ")


def test_a_token_that_was_changed_is_refused(tmp_path: Path) -> None:
    head, body, signature = issued().jwt.split(".")
    key = unlock(ring(), DID, KeyKind.P256, WRAPPING_KEY)
    files = {
        "body.jwt": f"{head}.{body[:-8]}AAAAAAAA.{signature}".encode(),
        "signature.jwt": f"{head}.{body}.AAAA{signature[4:]}".encode(),
        "none.jwt": unsigned_token(iss=DID, jti="x", id="x").encode(),
        "stranger.jwt": jwt.encode({"iss": DID}, key.private_pem, "ES256", {"kid": f"{DID}#other"}).encode(),
    }

    assert {name: verdict[:9] for name, verdict in judged(tmp_path, files).items()} == dict.fromkeys(files, "refused: ")
