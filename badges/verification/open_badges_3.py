"""Badges of the third generation: signed credentials."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from badges.verification.fetching import Fetch
from badges.verification.report import Badge, Report, Stopped, Verdict
from badges.verification.sentences import Finding
from badges.verification.signatures import check_embedded, check_signature
from badges.verification.statuses import check_status
from badges.verification.window import check_window
from badges.verification.words import as_list, id_of, text_at

_TYPES: Final = {"OpenBadgeCredential", "AchievementCredential"}
_MOST_ENDORSEMENTS: Final = 5


def is_credential(document: Mapping[str, Any]) -> bool:
    """Whether this says that it is an Open Badges 3.0 credential."""
    return bool(_TYPES & {kind for kind in as_list(document.get("type")) if isinstance(kind, str)})


def check_credential(document: Mapping[str, Any], token: str, report: Report, *, fetch: Fetch, now: datetime) -> None:
    """All checks of a credential: form, issuer, signature, dates, withdrawal, endorsements."""
    report.badge = _badge(document)
    if missing := _missing(document):
        report.stop(Finding.FORM_INCOMPLETE, what=", ".join(missing))
    report.add(Finding.FORM_3)
    keys = check_signature(document, token, report, fetch=fetch)
    check_window(document, report, now=now)
    check_status(document, keys, report, fetch=fetch, now=now)
    for endorsement in as_list(document.get("endorsement"))[:_MOST_ENDORSEMENTS]:
        _check_endorsement(endorsement, report, fetch)


def _missing(document: Mapping[str, Any]) -> list[str]:
    subject = document.get("credentialSubject")
    criteria = [text_at(subject, "achievement", "criteria", name) for name in ("narrative", "id")]
    needed = {
        "un émetteur": id_of(document.get("issuer")),
        "un destinataire": text_at(subject, "id") or text_at(subject, "identifier", "identityHash"),
        "un titre": text_at(subject, "achievement", "name"),
        "un critère": "".join(criteria),
        "une date": text_at(document, "validFrom") or text_at(document, "issuanceDate"),
    }
    return [name for name, value in needed.items() if not value]


def _check_endorsement(endorsement: Any, report: Report, fetch: Fetch) -> None:
    apart = Report()
    with suppress(Stopped):
        check_embedded(endorsement if isinstance(endorsement, Mapping) else {}, apart, fetch=fetch)
    if apart.verdict is not Verdict.VALID:
        invalid = apart.verdict is Verdict.INVALID
        report.add(Finding.ENDORSEMENT_BROKEN if invalid else Finding.ENDORSEMENT_UNCHECKED)
        return
    name = text_at(endorsement, "issuer", "name") or id_of(endorsement.get("issuer"))
    report.add(Finding.ENDORSED, name=name, comment=text_at(endorsement, "credentialSubject", "endorsementComment"))


def _badge(document: Mapping[str, Any]) -> Badge:
    subject = document.get("credentialSubject")
    return Badge(
        version="3.0",
        name=text_at(subject, "achievement", "name") or text_at(document, "name"),
        description=text_at(subject, "achievement", "description"),
        criteria=text_at(subject, "achievement", "criteria", "narrative"),
        narrative=text_at(subject, "narrative"),
        issuer=text_at(document, "issuer", "name") or id_of(document.get("issuer")),
        issuer_url=text_at(document, "issuer", "url"),
        awarded_at=text_at(document, "awardedDate") or text_at(document, "validFrom"),
        valid_until=text_at(document, "validUntil"),
        image_url=text_at(subject, "achievement", "image", "id"),
    )
