"""Votes: when a voter is done, what a ballot does to the story, what a team closes."""

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.quest.facts import Facts, Register
from webapp.steps.kind import Effect
from webapp.steps.vote import KIND, public

ALONE = example("vote", "chacun pour soi")
ROUNDS = example("vote", "phrase par phrase")
GUESS = example("vote", "devine")


def ballots(*rounds: str) -> Facts:
    return Facts(registers={f"ballot:{name}": Register(1, "e", '"yes"') for name in rounds})


def test_done_once_every_round_has_a_ballot() -> None:
    assert not KIND.is_done(ROUNDS, ballots("money"))
    assert KIND.is_done(ROUNDS, ballots("money", "machine"))
    assert KIND.is_done(ALONE, ballots("r1"))


def test_guessing_once_is_enough_and_whoever_is_alone_goes_on() -> None:
    assert not KIND.is_done(GUESS, Facts())
    assert KIND.is_done(GUESS, ballots("member-7"))
    assert KIND.is_done(GUESS, Facts(is_skipped=True))
    assert not KIND.is_done(ALONE, Facts(is_skipped=True))


def test_a_team_closes_its_rounds_and_somebody_alone_none() -> None:
    assert KIND.rounds(ROUNDS) == ("money", "machine")
    assert KIND.rounds(ALONE) == ()
    assert KIND.rounds(GUESS) == ()
    assert not KIND.shares_answers


def test_a_ballot_sets_the_flags_of_its_option() -> None:
    wary, curious = Effect(set={"look": "wary"}), Effect(set={"look": "curious"})

    assert KIND.choices(ALONE) == {"ballot:r1": {"wary": wary, "curious": curious}}
    assert set(KIND.choices(ROUNDS)) == {"ballot:money", "ballot:machine"}


def test_solution_votes_in_every_round() -> None:
    assert KIND.solution(ROUNDS) == [
        (EventType.BALLOT_CAST, {"round": "money", "option": "yes"}),
        (EventType.BALLOT_CAST, {"round": "machine", "option": "yes"}),
    ]


def test_public_names_one_round_when_there_are_no_statements() -> None:
    assert public(ALONE)["rounds"] == [{"id": "r1", "text": ""}]
    assert public(GUESS)["rounds"] == []
