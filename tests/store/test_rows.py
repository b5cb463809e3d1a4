"""Statements for many rows: one call of the driver, whole answers, on either database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from webapp.store import rows
from webapp.store.database import make_engine
from webapp.store.rows import Rows, ask_together

ADDING = Rows("INSERT INTO note (number, word) VALUES {rows}", 2)
WORDS = Rows("SELECT {list}({row}(number, word)){text} FROM note WHERE number IN (VALUES {rows})", 1)
NUMBERS = Rows("SELECT {list}(number){text} FROM note WHERE word IN (VALUES {rows})", 1)
WORDS_OF = {number: f"mot {number} « é »" for number in range(1, 8)}


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        session.execute(text("CREATE TEMPORARY TABLE note (number INTEGER PRIMARY KEY, word TEXT)"))
        ADDING.send(session, list(WORDS_OF.items()))
        yield session
        session.rollback()
        session.execute(text("DROP TABLE IF EXISTS note"))
        session.commit()


def test_several_questions_have_an_answer_each(session: Session) -> None:
    words, nothing, numbers, unknown = ask_together(
        session, (WORDS, [(2,), (5,)]), (WORDS, []), (NUMBERS, [(WORDS_OF[7],)]), (NUMBERS, [("?",)])
    )

    assert sorted(words) == [[2, WORDS_OF[2]], [5, WORDS_OF[5]]]
    assert (nothing, numbers, unknown) == ([], [7], [])


def test_more_rows_than_one_statement_takes_are_asked_in_portions(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 3)

    words, numbers = ask_together(session, (WORDS, [(number,) for number in WORDS_OF]), (NUMBERS, [(WORDS_OF[1],)]))

    assert sorted(words) == [[number, word] for number, word in WORDS_OF.items()]
    assert numbers == [1]


def test_a_session_used_again_asks_in_its_new_transaction(engine: Engine) -> None:
    with Session(engine) as session:
        for _ in range(2):
            session.execute(text("CREATE TEMPORARY TABLE note (number INTEGER PRIMARY KEY, word TEXT)"))
            ADDING.send(session, [(1, "un")])
            assert WORDS.ask(session, [(1,)]) == [[1, "un"]]
            session.execute(text("DROP TABLE note"))
            session.commit()
