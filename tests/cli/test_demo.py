"""The badges of the demonstration are real: they are verified with what the installation itself serves."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from webapp.cli import main
from webapp.cli.demonstration.telling import player_called
from webapp.config import load_config
from webapp.content.studio import load_skills_studio
from webapp.content.workshops import load_workshops
from webapp.policy.followup import is_silent
from webapp.queries.cv import own_cv
from webapp.store.database import make_engine, read_session
from webapp.store.models import BadgeAsk, EventRow, HelpRequest, Participant
from webapp.usecases.awarding.verifying import own_first, verify_badge

KEYS = {
    "holder", "achievement", "page_url", "json_url", "jwt_url", "png_url", "svg_url", "ob2_url", "recipient_email",
    "revoked",
}  # fmt: skip


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> dict[str, Any]:
    monkeypatch.setenv("ELAN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ELAN_DATABASE_URL", database_url)
    monkeypatch.setenv("ELAN_PUBLIC_URL", "http://127.0.0.1:8000")
    result = CliRunner().invoke(main, ["demo", "--json"], catch_exceptions=False)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def nowhere(address: str) -> bytes:
    raise AssertionError(f"{address} was asked of the network")


def test_the_badges_of_the_demonstration_are_valid_but_one(told: dict[str, Any]) -> None:
    config, verdicts = load_config(), []
    engine = make_engine(config.database_url)
    with read_session(engine) as session:
        fetch = own_first(session, base=config.public_url, elsewhere=nowhere)
        for each in told["credentials"]:
            for form in ("page_url", "json_url", "jwt_url", "png_url", "svg_url", "ob2_url"):
                email = each["recipient_email"] or ""
                report = verify_badge(each[form], email=email, fetch=fetch, now=datetime.now(UTC))
                verdicts.append((each["revoked"], report.verdict.value))
    engine.dispose()

    assert set(verdicts) == {(False, "valid"), (True, "invalid")}
    assert all(each.keys() == KEYS for each in told["credentials"])
    assert [each["holder"] for each in told["credentials"]].count("Vague bleue") == 3
    assert {urlsplit(each["page_url"]).netloc for each in told["credentials"]} == {"127.0.0.1:8000"}


def test_a_second_time_it_tells_the_same(told: dict[str, Any]) -> None:
    again = CliRunner().invoke(main, ["demo", "--json"], catch_exceptions=False)

    assert json.loads(again.stdout) == told


def test_a_counsellor_finds_a_morning_like_any_other(told: dict[str, Any]) -> None:
    now, engine = datetime.now(UTC), make_engine(load_config().database_url)
    with read_session(engine) as session:
        asked = session.execute(select(Participant.pseudonym, HelpRequest.kind).join(HelpRequest))
        assert {tuple(each) for each in asked} == {("Quai numéro 9", "call_me"), ("Tramway", "stuck")}
        first, last = session.execute(select(func.min(EventRow.received_at), func.max(EventRow.received_at))).one()
        quiet = session.scalars(select(Participant.last_seen_at).where(Participant.pseudonym == "Brume")).one()
    engine.dispose()

    assert first < now - timedelta(days=5)
    assert last <= now
    assert is_silent(last_at=quiet, local_now=now)


def test_one_of_the_youths_has_a_whole_cv(told: dict[str, Any]) -> None:
    engine = make_engine(load_config().database_url)
    with read_session(engine) as session:
        cv = own_cv(session, player_called(session, "Vague bleue"), origin="http://127.0.0.1:8000")
    engine.dispose()
    kit = load_skills_studio()

    assert {each.kind for each in cv.draft.experiences} <= {each.id for each in kit.tell.experiences}
    assert [each.competence for each in cv.draft.skills] == ["cooperer", "communiquer"]
    assert len(cv.badges) == 3


def test_another_badge_waits_for_a_youth_to_say_yes(told: dict[str, Any]) -> None:
    engine = make_engine(load_config().database_url)
    with read_session(engine) as session:
        asks = select(Participant.pseudonym, BadgeAsk.achievement, BadgeAsk.proposed, BadgeAsk.award_id).join(BadgeAsk)
        proposed = [tuple(each) for each in session.execute(asks.where(BadgeAsk.proposed.is_not(None)))]
    engine.dispose()

    assert proposed == [("Vague bleue", "initiative-1", "s-organiser-1", None)]


def test_workshops_say_where_each_screen_is(told: dict[str, Any]) -> None:
    kit = load_workshops()
    titles = [found.title for name in ("quiz-arnaques", "studio-1-decouverte") if (found := kit.workshop(name))]

    assert [each["title"] for each in told["workshops"]] == titles
    for each in told["workshops"]:
        assert each.keys() == {"title", "code", "phone_url", "projector_url", "facilitator_url"}
        assert each["phone_url"] == f"http://127.0.0.1:8000/atelier/{each['code']}"
        assert each["projector_url"] == f"http://127.0.0.1:8000/projection/{each['code']}"
