"""Numbers with their noun, as French counts: nothing and one are singular."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number before its noun: 1 heure, 12 heures. The plural takes an s unless it is given."""
    noun = one if number < 2 else many or f"{one}s"
    return f"{number}\u00a0{noun}"
