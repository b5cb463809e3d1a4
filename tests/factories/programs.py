from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_number, next_public_id
from webapp.policy.programs import ApiScope
from webapp.policy.sessions import token_hash
from webapp.store.models import ApiToken


def make_token(database: Database, organisation_id: int, *scopes: ApiScope) -> str:
    """A token of an organisation, with every scope unless some are given; return what the program sends."""
    token = f"elan_{next_number():064d}"
    database.add(
        ApiToken(
            public_id=next_public_id("token"),
            organisation_id=organisation_id,
            token_hash=token_hash(token),
            beginning=token[:11],
            name="Tableau de suivi",
            scopes=[scope.value for scope in scopes or ApiScope],
            created_at=START,
        )
    )
    return token
