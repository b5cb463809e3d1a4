import re

import pytest

from badges.verification.report import Report, Verdict
from badges.verification.sentences import Finding, Outcome, saying

WORDS = dict.fromkeys(("what", "why", "name", "host", "day", "comment"), "mot")


@pytest.mark.parametrize("finding", list(Finding))
def test_everything_that_can_be_found_is_said_in_a_plain_sentence(finding: Finding) -> None:
    outcome, sentence, advice = saying(finding, **WORDS)

    assert re.fullmatch(r"[A-ZÀÉ«L].{10,160}(\.|\N{NO-BREAK SPACE}»)", sentence)
    assert len(advice.split()) <= 25
    assert bool(advice) or outcome in (Outcome.PASSED, Outcome.NOTED)


def test_words_of_strangers_are_cut_and_put_on_one_line() -> None:
    _, sentence, _ = saying(Finding.ENDORSED, name="a\n\nb", comment="x" * 1_000)

    assert sentence.startswith("«\N{NO-BREAK SPACE}a b\N{NO-BREAK SPACE}»")
    assert len(sentence) < 250


def test_words_of_strangers_are_not_taken_for_ours() -> None:
    assert "{day}" in saying(Finding.ENDORSED, name="{day}", comment="{0.__class__}")[1]


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ([], Verdict.UNCERTAIN),
        ([Finding.FORM_3, Finding.LIST_ABSENT], Verdict.VALID),
        ([Finding.FORM_3, Finding.ISSUER_UNNAMED], Verdict.UNCERTAIN),
        ([Finding.ISSUER_UNNAMED, Finding.SIGNATURE_BROKEN], Verdict.INVALID),
    ],
)
def test_the_verdict_is_the_worst_of_what_was_found(findings: list[Finding], verdict: Verdict) -> None:
    report = Report()
    for finding in findings:
        report.add(finding, **WORDS)

    assert report.verdict is verdict
