"""The program of the demonstration: a token that reads everything the API has."""

import secrets

from webapp.cli.demonstration.stage import Stage
from webapp.policy.programs import BEGINNING, RECOGNISED_BY, ApiScope
from webapp.policy.sessions import token_hash
from webapp.usecases.journal import By
from webapp.usecases.programs import NewToken, create_token


def let_a_program_in(stage: Stage, organisation: int) -> str:
    """Make a token; return it, for it is shown once."""
    token = f"{RECOGNISED_BY}{secrets.token_hex(32)}"
    made = NewToken(
        public_id=secrets.token_hex(12),
        token_hash=token_hash(token),
        beginning=token[:BEGINNING],
        name="Tableau de suivi",
        scopes=list(ApiScope),
    )
    by = By(organisation_id=organisation)
    stage.setting.write(lambda session: create_token(session, new=made, by=by, now=stage.now))
    return token
