import psycopg
import pytest
import redis
from playwright.sync_api import Browser

from tests.setup.browser import OpenContext


def connect(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


@pytest.mark.postgres
@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_an_empty_postgresql(postgres_url: str, turn: int) -> None:
    with connect(postgres_url) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        connection.execute("CREATE TABLE shard (id int)")
        encoding = connection.execute("SHOW server_encoding").fetchone()

    assert (tables, encoding) == ((0,), ("UTF8",))


@pytest.mark.redis
@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_an_empty_redis(redis_url: str, turn: int) -> None:
    with redis.Redis.from_url(redis_url) as client:
        before = client.dbsize()
        client.set("shard", turn)

        assert (before, client.get("shard")) == (0, str(turn).encode())


@pytest.mark.browser
def test_two_phones_share_no_cookie(new_phone: OpenContext, chromium: Browser) -> None:
    mine, yours = new_phone(), new_phone()
    mine.add_cookies([{"name": "shard", "value": "1", "url": "http://127.0.0.1/"}])

    assert [cookie["name"] for cookie in mine.cookies()] == ["shard"]
    assert yours.cookies() == []
    assert len(chromium.contexts) == 2


@pytest.mark.browser
def test_a_phone_is_small_and_a_desktop_is_wide(new_phone: OpenContext, new_desktop: OpenContext) -> None:
    pages = [new_phone().new_page(), new_desktop().new_page()]
    for page in pages:
        page.set_content('<meta name="viewport" content="width=device-width">')

    assert [page.evaluate("[innerWidth, innerHeight]") for page in pages] == [[360, 740], [1280, 800]]
