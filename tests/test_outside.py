"""Public machines are told from private ones."""

from ipaddress import ip_address

import pytest

from webapp.outside import is_public, resolve


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1", False),
        ("fd00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_private_machines_are_told_from_public_ones(address: str, public: object) -> None:
    assert is_public(address) is public


def test_names_are_resolved_by_the_system() -> None:
    assert {ip_address(address).is_loopback for address in resolve("localhost")} == {True}
