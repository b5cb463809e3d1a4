"""Who said thank you to the player, as the player sees it. Nobody else does."""

from dataclasses import dataclass

from webapp.queries.standing import Standing
from webapp.quest.thanks import Thanks, thanks_given


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksReceived:
    """The thanks of one day: its title, and who said them."""

    day: str
    title: str
    givers: tuple[str, ...]


def thanks_received(standing: Standing) -> tuple[ThanksReceived, ...]:
    """Return the thanks that the player got, the newest day first; whoever left the team is not named."""
    names = {mate.public_id: mate.pseudonym for mate in standing.mates}
    me = standing.player.public_id
    mine = sorted(each for each in _given(standing) if each.to == me)
    found = []
    for day in reversed(standing.open_days):
        givers = tuple(names[each.giver] for each in mine if each.day == day.id and each.giver in names)
        if givers:
            found.append(ThanksReceived(day=day.id, title=day.title, givers=givers))
    return tuple(found)


def thanked_by(standing: Standing) -> tuple[str, ...]:
    """Return who said thank you on the current day."""
    today = standing.current_day
    return next((each.givers for each in thanks_received(standing) if today and each.day == today.id), ())


def _given(standing: Standing) -> frozenset[Thanks]:
    kept, key = standing.team.kept, ("thanks", standing.quest.version)
    if key not in kept:
        kept[key] = thanks_given(standing.quest, standing.team.members)
    given: frozenset[Thanks] = kept[key]
    return given
