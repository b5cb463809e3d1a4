"""The count, the ties and the rounds of a vote."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from webapp.quest.votes import Tally, TieRule, count_ballots, current_round, guess_round, late_voters, outcome

OPTIONS = ("yes", "no", "both")
RULES: tuple[TieRule, ...] = ("all", "pick", "keep")
ballots = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.sampled_from(OPTIONS), max_size=12)


def tally(yes: int = 0, no: int = 0, both: int = 0) -> Tally:
    return Tally(counts={"yes": yes, "no": no, "both": both})


def test_count_ballots_holds_every_option() -> None:
    counted = count_ballots(OPTIONS, {"a": "no", "b": "no", "c": "yes", "d": "unknown"})

    assert counted == tally(yes=1, no=2)
    assert (counted.voted, counted.leaders, counted.is_tie) == (3, ("no",), False)


def test_outcome_with_one_leader_is_the_same_for_every_rule() -> None:
    assert {outcome(tally(yes=2, no=1), rule, 5) for rule in RULES} == {("yes",)}


def test_outcome_of_a_tie_follows_the_rule() -> None:
    tied = tally(yes=2, both=2, no=1)

    assert outcome(tied, "all", 0) == ("yes", "both")
    assert outcome(tied, "keep", 0) == ()
    assert [outcome(tied, "pick", draw) for draw in range(3)] == [("yes",), ("both",), ("yes",)]


def test_outcome_without_ballots_decides_nothing() -> None:
    assert {outcome(tally(), rule, 1) for rule in RULES} == {()}


@given(ballots, st.integers(0, 2**31), st.randoms())
def test_outcome_does_not_depend_on_the_order_of_ballots(cast: dict[str, str], draw: int, random: Random) -> None:
    mixed = list(cast.items())
    random.shuffle(mixed)

    for rule in RULES:
        decided = outcome(count_ballots(OPTIONS, cast), rule, draw)
        assert decided == outcome(count_ballots(OPTIONS, dict(mixed)), rule, draw)
        assert set(decided) <= set(cast.values())


def test_current_round_is_the_first_open_one() -> None:
    assert current_round(["r1", "r2", "r3"], {"r1"}) == "r2"
    assert current_round(["r1"], {"r1"}) is None


def test_late_voters_are_those_who_were_not_counted() -> None:
    assert late_voters({"a": "yes", "b": "no"}, {"a"}) == ("b",)


def test_guess_round_mixes_and_remembers_the_truth() -> None:
    sentences = ("Je sais nager.", "J’ai un chat.", "Un jour, je volerai.")

    rounds = [guess_round(f"person-{number}", sentences, 2, ("p1", "p2", "p3")) for number in range(40)]

    assert all(dict(guess.sentences)[guess.answer] == sentences[2] for guess in rounds)
    assert {guess.answer for guess in rounds} == {"p1", "p2", "p3"}
    assert rounds[3] == guess_round("person-3", sentences, 2, ("p1", "p2", "p3"))
