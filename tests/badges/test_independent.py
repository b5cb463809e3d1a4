"""An implementation that shares no line with ours reads what we issue, and refuses what we did not sign."""

import json
from pathlib import Path

import jwt
import pytest

from badges.baking import Pictures, bake
from badges.documents import Document, ascii_json
from badges.keys import KeyKind, unlock
from badges.status_list import status_list
from tests.badges.independent import judged
from tests.badges.pictures import SVG, png, with_chunk
from tests.badges.samples import AWARD, DID, NOW, STATUS_URL, WRAPPING_KEY, endorsement, issued, ring, unsigned_token
from tests.badges.tamperings import TAMPERINGS, tampered


def pictures() -> Pictures:
    return bake(issued().document, png=png(), svg=SVG, assertion_url="https://elan.exemple.fr/badges/1/ob2.json")


def revocations() -> Document:
    key = unlock(ring(), DID, KeyKind.ED25519, WRAPPING_KEY)
    return status_list(DID, STATUS_URL, [12], key, now=NOW, valid_until=NOW.replace(year=2099))


def test_every_form_is_accepted(tmp_path: Path) -> None:
    said = jwt.decode(issued().jwt, options={"verify_signature": False})
    forms = {
        "badge.json": json.dumps(issued().document, ensure_ascii=False).encode(),
        "ascii.json": ascii_json(issued().document).encode(),
        "badge.jwt": issued().jwt.encode(),
        "endorsement.json": ascii_json(endorsement()).encode(),
        "badge.png": pictures().png,
        "badge.svg": pictures().svg.encode(),
        "list.json": ascii_json(revocations()).encode(),
    }

    assert judged(tmp_path, forms) == {
        "badge.json": AWARD.id.urn,
        "ascii.json": AWARD.id.urn,
        "badge.jwt": said["jti"],
        "endorsement.json": endorsement()["id"],
        "badge.png": AWARD.id.urn,
        "badge.svg": AWARD.id.urn,
        "list.json": STATUS_URL,
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


def test_pictures_that_were_changed_are_refused(tmp_path: Path) -> None:
    baked = pictures()
    files = {
        "twice.png": with_chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{}", picture=baked.png),
        "none.png": png(),
        "turned.png": baked.png[:90] + bytes([baked.png[90] ^ 1]) + baked.png[91:],
        "other.svg": baked.svg.replace("passeur", "chef").encode(),
        "none.svg": SVG.encode(),
    }

    assert {name: verdict[:9] for name, verdict in judged(tmp_path, files).items()} == dict.fromkeys(files, "refused: ")
