"""Who holds which fragment of a shared puzzle, when people come and go."""

from collections.abc import Collection, Iterable, Mapping, Sequence

Hands = dict[str, tuple[str, ...]]


def deal(fragment_ids: Sequence[str], present_ids: Collection[str]) -> Hands:
    """Deal every fragment in turn; with more people than fragments some are held twice, so that no phone is empty."""
    members = sorted(set(present_ids))
    hands: dict[str, list[str]] = {member: [] for member in members}
    turns = max(len(fragment_ids), len(members)) if members and fragment_ids else 0
    for turn in range(turns):
        hands[members[turn % len(members)]].append(fragment_ids[turn % len(fragment_ids)])
    return _frozen(hands)


def redeal(previous: Mapping[str, Sequence[str]], fragment_ids: Sequence[str], present_ids: Collection[str]) -> Hands:
    """Deal again after somebody left or came, and move as little as possible.

    What the absent held goes to those who hold least. A newcomer takes one fragment from whoever holds most, or
    shares one when everybody has a single one: nobody else loses what they have already read aloud.
    """
    known = set(fragment_ids)
    hands = {member: [f for f in previous.get(member, ()) if f in known] for member in sorted(set(present_ids))}
    if not hands or not fragment_ids:
        return _frozen(hands)
    for orphan in _orphans(hands, fragment_ids):
        hands[_poorest(hands)].append(orphan)
    for member in [member for member, held in hands.items() if not held]:
        hands[member].append(_one_for_newcomer(hands, fragment_ids))
    return _frozen(hands)


def holders(hands: Mapping[str, Sequence[str]], fragment_id: str) -> tuple[str, ...]:
    """Name those who hold a fragment."""
    return tuple(member for member, held in hands.items() if fragment_id in held)


def _orphans(hands: Mapping[str, Sequence[str]], fragment_ids: Iterable[str]) -> list[str]:
    return [fragment for fragment in fragment_ids if not holders(hands, fragment)]


def _poorest(hands: Mapping[str, Sequence[str]]) -> str:
    return min(hands, key=lambda member: (len(hands[member]), member))


def _one_for_newcomer(hands: dict[str, list[str]], fragment_ids: Sequence[str]) -> str:
    richest = max(hands, key=lambda member: len(hands[member]))
    if len(hands[richest]) > 1:
        return hands[richest].pop()
    return min(fragment_ids, key=lambda fragment: len(holders(hands, fragment)))


def _frozen(hands: Mapping[str, Sequence[str]]) -> Hands:
    return {member: tuple(held) for member, held in hands.items()}
