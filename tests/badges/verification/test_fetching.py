import pytest

from badges.verification.fetching import Unreachable, sparing


def test_a_verification_asks_each_address_once_and_few_of_them() -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return b""

    once = sparing(fetch)
    for address in ("a", "a", *"bcdefghijkl"):
        once(address)

    assert asked == list("abcdefghijkl")
    with pytest.raises(Unreachable, match="trop d’adresses"):
        once("m")
