"""Who issues: an organisation with a did:web of its own."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from badges.documents import Document, without_empty
from badges.keys import IssuerKey, KeyKind, KeyRing, KeyState, multikey, public_jwk


@dataclass(frozen=True, slots=True)
class Issuer:
    """An organisation as its badges name it."""

    did: str
    name: str
    url: str
    description: str = ""
    image_url: str = ""


def did_web(host: str, *path: str) -> str:
    """The identifier of an issuer whose document is served at ``https://HOST/PATH/did.json``."""
    return ":".join(["did:web", host.replace(":", "%3A"), *(quote(part, safe="") for part in path)])


def did_web_address(did: str) -> str:
    """Where the document of a did:web is served; empty when the identifier is not one."""
    host, *path = did.removeprefix("did:web:").split(":")
    host = host.replace("%3A", ":").replace("%3a", ":")
    parts = [host, *(unquote(part) for part in path)]
    if not did.startswith("did:web:") or not all(parts) or any(set(part) & set("/?#@\\") for part in parts):
        return ""
    return f"https://{host}/{'/'.join(path) if path else '.well-known'}/did.json"


def profile(issuer: Issuer) -> Document:
    """The issuer inside a credential. Always an object: validators refuse a bare address."""
    image = {"id": issuer.image_url, "type": "Image"} if issuer.image_url else None
    return without_empty(
        {
            "id": issuer.did,
            "type": ["Profile"],
            "name": issuer.name,
            "url": issuer.url,
            "description": issuer.description,
            "image": image,
        }
    )


def did_document(did: str, ring: KeyRing) -> Document:
    """What ``did.json`` says: every key ever used; those that were stolen vouch for nothing.

    Methods are listed by their address, for validators that look for strings, and the newest Ed25519 key comes first.
    """
    keys = [key for kind in KeyKind for key in reversed(ring) if key.kind is kind]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [_method(did, key) for key in keys],
        "assertionMethod": [f"{did}#{key.fragment}" for key in keys if key.state is not KeyState.COMPROMISED],
    }


def _method(did: str, key: IssuerKey) -> Document:
    about = {"id": f"{did}#{key.fragment}", "controller": did}
    if key.kind is KeyKind.ED25519:
        return {**about, "type": "Multikey", "publicKeyMultibase": multikey(key.public_pem)}
    return {**about, "type": "JsonWebKey", "publicKeyJwk": public_jwk(key.public_pem)}
