from datetime import timedelta

from tests.clock import START
from webapp.policy.throttle import ADDRESS, PHONE, Bucket, Limit, after_failure, full, wait

LIMIT = Limit(capacity=3, refill=timedelta(seconds=10))


def failed(times: int, *, every: timedelta = timedelta(0), limit: Limit = LIMIT) -> tuple[Bucket, timedelta]:
    bucket, now = full(limit, now=START), START
    for _ in range(times):
        bucket = after_failure(bucket, limit, now=now)
        now += every
    return bucket, now - START


def test_the_first_guesses_are_free() -> None:
    bucket, _ = failed(2)

    assert wait(bucket, LIMIT, now=START) == timedelta(0)


def test_an_empty_bucket_makes_one_wait_for_one_guess() -> None:
    bucket, _ = failed(3)

    assert wait(bucket, LIMIT, now=START) == timedelta(seconds=10)
    assert wait(bucket, LIMIT, now=START + timedelta(seconds=4)) == timedelta(seconds=6)
    assert wait(bucket, LIMIT, now=START + timedelta(seconds=10)) == timedelta(0)


def test_guesses_beyond_an_empty_bucket_do_not_lengthen_the_wait() -> None:
    bucket, _ = failed(50)

    assert wait(bucket, LIMIT, now=START) == timedelta(seconds=10)


def test_a_clock_that_goes_back_gives_nothing() -> None:
    bucket, _ = failed(3)

    assert wait(bucket, LIMIT, now=START - timedelta(hours=1)) == timedelta(seconds=10)


def test_a_workshop_that_mistypes_is_not_locked_out() -> None:
    """Sixty people behind one address, three wrong codes each within a minute."""
    bucket, _ = failed(180, every=timedelta(seconds=60 / 180), limit=ADDRESS)

    assert wait(bucket, ADDRESS, now=START + timedelta(seconds=60)) == timedelta(0)


def test_a_phone_guesses_no_more_than_three_thousand_times_a_day() -> None:
    guesses = PHONE.capacity + timedelta(days=1) / PHONE.refill

    assert guesses < 3_000
