import json
from dataclasses import replace

import pytest
from openbadgeslib.ob3 import IdentityObject

from badges.credential import Evidence, credential_document, hashed_email
from tests.badges.samples import ACHIEVEMENT, AWARD, BASE, DID, NOW, STATUS_URL


def test_a_credential_is_what_the_specification_asks_for() -> None:
    document = credential_document(AWARD)
    subject, evidence, status = (document.pop(name) for name in ("credentialSubject", "evidence", "credentialStatus"))

    assert document == {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        ],
        "id": "urn:uuid:0b7e0d1c-5f0a-4a3e-8c57-3f6d2b1a9e01",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": ACHIEVEMENT.name,
        "description": ACHIEVEMENT.description,
        "issuer": {
            "id": DID,
            "type": ["Profile"],
            "name": "Mission locale de Lyon",
            "url": "https://ml-lyon.exemple.fr",
            "image": {"id": f"{BASE}/logo.png", "type": "Image"},
        },
        "validFrom": "2026-03-12T14:30:00Z",
        "awardedDate": "2026-03-12T14:30:00Z",
        "credentialSchema": [
            {
                "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
                "type": "1EdTechJsonSchemaValidator2019",
            }
        ],
    }
    assert (subject["id"], subject["type"]) == (AWARD.recipient.urn, ["AchievementSubject"])
    assert [sorted(item) for item in evidence] == [["genre", "name", "narrative", "type"]]
    assert status == {
        "id": f"{STATUS_URL}#94567",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "94567",
        "statusListCredential": STATUS_URL,
    }


def test_the_achievement_has_a_stable_address_a_language_and_its_frameworks() -> None:
    assert credential_document(AWARD)["credentialSubject"]["achievement"] == {
        "id": f"{BASE}/achievements/cooperer-1",
        "type": ["Achievement"],
        "achievementType": "Competency",
        "name": ACHIEVEMENT.name,
        "description": ACHIEVEMENT.description,
        "criteria": {"id": f"{BASE}/achievements/cooperer-1", "narrative": ACHIEVEMENT.criteria},
        "image": {
            "id": f"{BASE}/achievements/cooperer-1.png",
            "type": "Image",
            "caption": "Hexagone corail avec deux mains reliées, mention niveau 1",
        },
        "inLanguage": "fr",
        "humanCode": "cooperer-1",
        "tag": ["équipe", "relationnel"],
        "alignment": [
            {
                "type": ["Alignment"],
                "targetName": "work in teams",
                "targetUrl": "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0",
                "targetFramework": "ESCO",
                "targetType": "ext:esco-skill",
            }
        ],
        "related": [{"id": f"{BASE}/achievements/cooperer-1/en", "type": ["Related"], "inLanguage": "en"}],
    }


def test_the_e_mail_is_hashed_as_a_backpack_compares_it() -> None:
    theirs = IdentityObject.create("malik@exemple.fr", salt="3f9c", identity_type="emailAddress")

    assert hashed_email("  Malik@Exemple.FR ", "3f9c").hash == theirs.identity_hash
    assert credential_document(AWARD)["credentialSubject"]["identifier"] == [theirs.to_dict()]


def test_the_signed_file_tells_nothing_of_the_person() -> None:
    text = json.dumps(credential_document(AWARD)).lower()

    assert [word for word in ("malik", "@exemple", "birth", "mailto", "givenname") if word in text] == []


def test_without_an_e_mail_there_is_no_identifier() -> None:
    assert "identifier" not in credential_document(replace(AWARD, email=None))["credentialSubject"]


def test_a_badge_signed_again_keeps_the_day_of_its_award() -> None:
    again = credential_document(replace(AWARD, valid_from=NOW.replace(year=2027)))

    assert (again["validFrom"], again["awardedDate"]) == ("2027-03-12T14:30:00Z", "2026-03-12T14:30:00Z")


def test_an_end_and_a_public_proof_are_written_when_there_are_any() -> None:
    proof = Evidence("Affiche", "Faite à quatre.", url="https://elan.exemple.fr/preuves/1", audience="Employeurs")
    document = credential_document(replace(AWARD, valid_until=NOW.replace(year=2031), evidence=(proof,)))

    assert document["validUntil"] == "2031-03-12T14:30:00Z"
    assert document["evidence"] == [
        {
            "id": "https://elan.exemple.fr/preuves/1",
            "type": ["Evidence"],
            "name": "Affiche",
            "narrative": "Faite à quatre.",
            "audience": "Employeurs",
        }
    ]


@pytest.mark.parametrize("member", ["endorsementJwt", "evidence_url"])
def test_terms_that_break_wallets_are_never_written(member: str) -> None:
    assert member not in json.dumps(credential_document(AWARD))
