from webapp.quest.counted import counted


def test_nothing_and_one_are_singular() -> None:
    assert [counted(number, "heure") for number in (0, 1, 2, 20)] == [
        "0\u00a0heure", "1\u00a0heure", "2\u00a0heures", "20\u00a0heures",
    ]  # fmt: skip


def test_a_plural_of_its_own() -> None:
    assert [counted(number, "jour fini", "jours finis") for number in (1, 2)] == [
        "1\u00a0jour fini", "2\u00a0jours finis",
    ]  # fmt: skip
